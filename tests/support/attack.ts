// What an attacker has: tokens that he makes himself, and a socket on which he writes what no client would.
import { createHmac } from "node:crypto";
import net from "node:net";
import { type Stack, USER_AGENT } from "./stack.ts";

type Json = Readonly<Record<string, unknown>>;

const base64url = (text: string): string => Buffer.from(text).toString("base64url");

/** The claims of a good session token of a shop, as Shopify makes them, good for a minute. */
export function goodClaims(stack: Stack, shop = "demo"): Json {
  const nowSeconds = Math.floor(Date.now() / 1_000);
  return {
    iss: `https://${shop}.myshopify.com/admin`,
    dest: `https://${shop}.myshopify.com`,
    aud: stack.secrets.apiKey,
    sub: "1",
    exp: nowSeconds + 60,
    nbf: nowSeconds,
    iat: nowSeconds,
    jti: `${Math.random()}`,
    sid: "s",
  };
}

/** A JSON Web Token, signed by HMAC with whatever key and whatever its header says. */
export function makeToken(claims: Json, secret: string, header: Json = {}): string {
  const alg = String(header.alg ?? "HS256");
  const text = `${base64url(JSON.stringify({ alg, typ: "JWT", ...header }))}.${base64url(JSON.stringify(claims))}`;
  if (/^none$/i.test(alg)) return `${text}.`;
  const hash = alg.endsWith("512") ? "sha512" : alg.endsWith("384") ? "sha384" : "sha256";
  return `${text}.${createHmac(hash, secret).update(text).digest("base64url")}`;
}

/** A request as the embedded page makes it, with a token made here: no round trip to the store. */
export function ask(
  stack: Stack,
  where: string,
  init: RequestInit & Readonly<{ token?: string }> = {},
): Promise<Response> {
  const { token = makeToken(goodClaims(stack), stack.secrets.apiSecret), ...rest } = init;
  const headers = new Headers(rest.headers);
  headers.set("authorization", `Bearer ${token}`);
  headers.set("user-agent", USER_AGENT);
  return fetch(`${stack.app}${where}`, { redirect: "manual", ...rest, headers });
}

/** A page's data, as its script asks for it. */
export const dataOf = (route: string, at: string): string =>
  `${at}${at.includes("?") ? "&" : "?"}_data=${encodeURIComponent(`routes/${route}`)}`;

/** Writes bytes to the app and gives what came back until it closed, or until `waitMs` have gone by. */
export function writeRaw(stack: Stack, text: string, waitMs = 2_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(stack.ports.web, "127.0.0.1", () => socket.write(text, "latin1"));
    let answer = "";
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(end, waitMs);
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("close", end).on("error", end);
  });
}
