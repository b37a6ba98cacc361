// Tokens that Shopify did not make, or not for this app, this moment or this shop: no page and no data for any of them.
import { generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, dataOf, goodClaims, makeToken } from "../support/attack.ts";
import { type Stack, startStack, USER_AGENT } from "../support/stack.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
  await stack.control("shops", { handle: "zebra", name: "Zebra Store" });
  expect((await ask(stack, SETTINGS)).status).toBe(200);
});

afterAll(() => stack?.stop());

const SETTINGS = dataOf("app.settings._index", "/app/settings");

const seconds = () => Math.floor(Date.now() / 1_000);

/** Every token that must open nothing, by what is wrong with it. */
function badTokens(): Readonly<Record<string, string>> {
  const { apiSecret } = stack.secrets;
  const good = goodClaims(stack);
  const signed = (claims: Readonly<Record<string, unknown>>) =>
    makeToken({ ...good, ...claims }, apiSecret);
  const [header = "", payload = "", signature = ""] = signed({}).split(".");
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const rsaText = `${Buffer.from('{"alg":"RS256","typ":"JWT"}').toString("base64url")}.${payload}`;
  const publicPem = publicKey.export({ type: "spki", format: "pem" }).toString();
  return {
    "alg none": makeToken(good, "", { alg: "none" }),
    "alg None": makeToken(good, "", { alg: "None" }),
    "alg none with the good signature": `${makeToken(good, "", { alg: "none" })}${signature}`,
    "alg HS512": makeToken(good, apiSecret, { alg: "HS512" }),
    "wrong key": makeToken(good, "wrong-secret"),
    "empty key": makeToken(good, "\u0000"),
    "the public api key as secret": makeToken(good, stack.secrets.apiKey),
    "RS256 by a key of their own": `${rsaText}.${sign("sha256", Buffer.from(rsaText), privateKey).toString("base64url")}`,
    "HS256 keyed with a public key": makeToken(good, publicPem),
    "a key in its own header": makeToken(good, "x", {
      jwk: { kty: "oct", k: "eA" },
      kid: "../../x",
    }),
    "no signature": `${header}.${payload}.`,
    "two parts": `${header}.${payload}`,
    "other payload under the signature": `${header}.${Buffer.from(JSON.stringify({ ...good, dest: "https://zebra.myshopify.com" })).toString("base64url")}.${signature}`,
    "one bit of the signature": `${header}.${payload}.${signature.slice(0, -2)}${signature.at(-2) === "A" ? "B" : "A"}${signature.at(-1)}`,
    "expired beyond the leeway": signed({ exp: seconds() - 15, nbf: seconds() - 75 }),
    "not yet valid": signed({ nbf: seconds() + 60, exp: seconds() + 120 }),
    "another app": signed({ aud: "another-app" }),
    "no audience": signed({ aud: undefined }),
    "issuer of another shop": signed({ iss: "https://zebra.myshopify.com/admin" }),
    "destination of another shop than the issuer": signed({ dest: "https://zebra.myshopify.com" }),
    "destination outside of Shopify": signed({
      iss: "https://evil.example/admin",
      dest: "https://evil.example",
    }),
    "destination that only begins like a shop": signed({
      iss: "https://demo.myshopify.com.evil.example/admin",
      dest: "https://demo.myshopify.com.evil.example",
    }),
    "destination with a user": signed({ dest: "https://demo.myshopify.com@evil.example" }),
    "destination that is no address": signed({ dest: "demo" }),
    "no destination": signed({ dest: undefined }),
    "a number as destination": signed({ dest: 7 }),
    "no end": signed({ exp: undefined }),
    "an end that is no number": signed({ exp: "tomorrow" }),
    "claims that are a list": makeToken([] as never, apiSecret),
    nothing: "",
    "no token at all": "undefined",
    "not base64": "%%%.***.###",
    "very long": "a".repeat(10_000),
    "a NUL": "a.b\u00ff.c",
  };
}

test("a token that is not Shopify's for this app, now, opens no data: 401", async () => {
  const wrong: unknown[] = [];
  for (const [fault, token] of Object.entries(badTokens())) {
    const response = await ask(stack, SETTINGS, { token });
    const said = await response.text();
    const isEmpty = !said.includes("demo.myshopify.com") && !said.includes("holdings");
    // A request without any token is a document: the library sends it to where it can get one.
    const isRefused = response.status === 401 || (token === "" && response.status === 302);
    if (!isRefused || !isEmpty) wrong.push([fault, response.status, said.slice(0, 200)]);
  }
  expect(wrong).toEqual([]);
});

test("the same tokens in the address of a document lead to no page", async () => {
  const wrong: unknown[] = [];
  const host = Buffer.from("admin.shopify.com/store/demo").toString("base64url");
  for (const [fault, token] of Object.entries(badTokens())) {
    const query = new URLSearchParams({
      shop: "demo.myshopify.com",
      host,
      embedded: "1",
      id_token: token,
    });
    const response = await fetch(`${stack.app}/app/settings?${query}`, {
      redirect: "manual",
      headers: { "user-agent": USER_AGENT },
    });
    const said = await response.text();
    const isOpen = response.status < 300 || response.status >= 500 || said.includes("Time zone");
    const to = response.headers.get("location") ?? "/";
    const isElsewhere = new URL(to, stack.app).origin !== stack.app;
    if (isOpen || isElsewhere) wrong.push([fault, response.status, to, said.slice(0, 200)]);
  }
  expect(wrong).toEqual([]);
});

test("a good token opens its own shop alone, whatever shop the address names", async () => {
  const where = dataOf("app.settings._index", "/app/settings?shop=zebra.myshopify.com");
  const response = await ask(stack, where, {
    headers: { "x-shopify-shop-domain": "zebra.myshopify.com" },
  });
  const said = await response.text();
  expect(response.status).toBe(200);
  expect(said).toContain("demo.myshopify.com");
  expect(said).not.toContain("Zebra Store");
});

test("a token within the leeway of a slow clock is taken", async () => {
  const token = makeToken({ ...goodClaims(stack), exp: seconds() - 3 }, stack.secrets.apiSecret);
  expect((await ask(stack, SETTINGS, { token })).status).toBe(200);
});

test("the library's own addresses lead nowhere else and never fail", async () => {
  const wrong: unknown[] = [];
  for (const where of [
    "/auth/login",
    "/auth/login?shop=evil.example",
    "/auth/callback?code=1&shop=demo.myshopify.com&state=x&hmac=00",
    "/auth/session-token?shop=evil.example",
    "/auth/session-token?shop=demo.myshopify.com%0d%0aset-cookie:%20a=b",
    "/auth/session-token?shop=demo.myshopify.com;%20script-src%20*",
    "/auth/exit-iframe?shop=demo.myshopify.com&exitIframe=https://evil.example",
    "/auth/exit-iframe?shop=demo.myshopify.com&exitIframe=javascript:alert(1)",
    "/auth/exit-iframe?shop=demo.myshopify.com&exitIframe=//evil.example",
    "/auth/exit-iframe",
    "/auth/nonsense",
    "/app",
    "/app?shop=evil.example",
    "/app?shop=demo.myshopify.com&host=ZXZpbC5leGFtcGxl",
    "/?shop=//evil.example",
  ]) {
    const response = await fetch(`${stack.app}${where}`, {
      redirect: "manual",
      headers: { "user-agent": USER_AGENT },
    });
    const to = new URL(response.headers.get("location") ?? "/", stack.app);
    const isGoodHost = [
      new URL(stack.app).host,
      "admin.shopify.com",
      "demo.myshopify.com",
    ].includes(to.host);
    const policy = response.headers.get("content-security-policy") ?? "";
    const said = await response.text();
    const names = `${policy} ${said}`;
    if (response.status >= 500 || !isGoodHost || /evil|alert\(|script-src \*/.test(names))
      wrong.push([where, response.status, to.href, policy, said.slice(0, 300)]);
  }
  expect(wrong).toEqual([]);
});
