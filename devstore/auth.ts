// Session tokens, token exchange and refresh, as Shopify's OAuth endpoint answers them.
import { createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { Installation } from "./installation-model.ts";
import { settings } from "./settings.ts";
import { findShop, markChanged, type Shop } from "./state.ts";
import { appScopes } from "./webhooks.ts";

const SESSION_TOKEN_SECONDS = 60;
const CLOCK_TOLERANCE_SECONDS = 10;
const REFRESH_TOKEN_SECONDS = 7_776_000;
/** Kept of each installation; older tokens are as good as expired. */
const TOKENS_MAX = 50;

/** How long access tokens last; a test makes it short to see a refresh. */
export const tokenLife = { accessSeconds: 3_600 };

/** What App Bridge hands to the app: who looks at which shop, signed with the app's secret, good for a minute. */
export function sessionToken(shop: Shop): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${shop.domain}/admin`,
    dest: `https://${shop.domain}`,
    aud: settings.apiKey,
    sub: "42",
    exp: now + SESSION_TOKEN_SECONDS,
    nbf: now - 5,
    iat: now - 5,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const unsigned = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${unsigned}.${sign(unsigned)}`;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

function sign(unsigned: string): string {
  return createHmac("sha256", settings.apiSecret).update(unsigned).digest("base64url");
}

/** Whether a session token was signed for this app and shop and is in force. */
function isSessionTokenFor(token: string, shop: Shop): boolean {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const expected = Buffer.from(sign(`${header}.${payload}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  const claims = parseObject(Buffer.from(payload, "base64url").toString());
  const now = Date.now() / 1000;
  return (
    parseObject(Buffer.from(header, "base64url").toString())?.alg === "HS256" &&
    claims?.aud === settings.apiKey &&
    claims.dest === `https://${shop.domain}` &&
    Number(claims.exp) > now - CLOCK_TOLERANCE_SECONDS &&
    Number(claims.nbf) < now + CLOCK_TOLERANCE_SECONDS
  );
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

type OAuthAnswer = { status: number; body: Record<string, unknown>; isFirstInstall?: boolean };

const refuse = (error: string, error_description: string): OAuthAnswer => ({
  status: 400,
  body: { error, error_description },
});

/** POST /admin/oauth/access_token: token exchange and the rotating refresh. */
export function grantToken(
  shop: Shop | null,
  input: Readonly<Record<string, unknown>>,
): OAuthAnswer {
  if (!shop) return { status: 404, body: { errors: "Not Found" } };
  if (input.client_id !== settings.apiKey || input.client_secret !== settings.apiSecret)
    return refuse("invalid_client", "The client credentials are not those of the app.");
  if (input.grant_type === "refresh_token") return refresh(shop, String(input.refresh_token));
  if (input.grant_type !== "urn:ietf:params:oauth:grant-type:token-exchange")
    return refuse("unsupported_grant_type", "Only token exchange and refresh are supported.");
  if (input.requested_token_type !== "urn:shopify:params:oauth:token-type:offline-access-token")
    return refuse("invalid_request", "The dev store gives offline tokens only.");
  if (!isSessionTokenFor(String(input.subject_token), shop))
    return refuse("invalid_subject_token", "The session token is not valid for this app and shop.");
  const isFirstInstall = !shop.installation;
  shop.installation ??= { installedAt: new Date().toISOString(), scopes: [], tokens: [] };
  shop.installation.scopes = [...appScopes(), ...shop.grantedScopes];
  const isExpiring = ["1", "true"].includes(String(input.expiring));
  return { status: 200, body: newToken(shop.installation, isExpiring), isFirstInstall };
}

function newToken(installation: Installation, isExpiring: boolean): Record<string, unknown> {
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  const accessToken = `shpat_${randomBytes(16).toString("hex")}`;
  const refreshToken = isExpiring ? `shprt_${randomBytes(16).toString("hex")}` : null;
  installation.tokens.push({
    accessToken,
    expiresAt: isExpiring ? inSeconds(tokenLife.accessSeconds) : null,
    refreshToken,
    refreshExpiresAt: isExpiring ? inSeconds(REFRESH_TOKEN_SECONDS) : null,
  });
  installation.tokens = installation.tokens.slice(-TOKENS_MAX);
  markChanged();
  const answer = { access_token: accessToken, scope: installation.scopes.join(",") };
  if (!isExpiring) return answer;
  return {
    ...answer,
    expires_in: tokenLife.accessSeconds,
    refresh_token: refreshToken,
    refresh_token_expires_in: REFRESH_TOKEN_SECONDS,
  };
}

/** A refresh token stays usable until the one that replaced it has been used, so a lost answer can be asked for again. */
function refresh(shop: Shop, refreshToken: string): OAuthAnswer {
  const tokens = shop.installation?.tokens ?? [];
  const index = tokens.findIndex((token) => token.refreshToken === refreshToken);
  const token = tokens[index];
  if (!shop.installation || !token || Date.parse(token.refreshExpiresAt ?? "") <= Date.now())
    return refuse("invalid_grant", "The refresh token is unknown, revoked or expired.");
  retireReplaced(tokens, refreshToken);
  const body = newToken(shop.installation, true);
  replacements.set(String(body.refresh_token), refreshToken);
  return { status: 200, body };
}

/** New refresh token → the one it replaced. */
const replacements = new Map<string, string>();

function retireReplaced(tokens: Installation["tokens"], usedToken: string): void {
  const replaced = replacements.get(usedToken);
  if (!replaced) return;
  replacements.delete(usedToken);
  for (const token of tokens)
    if (token.refreshToken === replaced) {
      token.refreshToken = null;
      token.refreshExpiresAt = null;
    }
}

/** The installation an access token belongs to; null when it is unknown, expired or revoked. */
export function installationOf(shop: Shop, accessToken: string | undefined): Installation | null {
  const token = shop.installation?.tokens.find((one) => one.accessToken === accessToken);
  if (!token || (token.expiresAt && Date.parse(token.expiresAt) <= Date.now())) return null;
  return shop.installation;
}

/** The shop a request is for: the header of preload.mjs, or the host. */
export function shopOfRequest(headers: {
  "x-dev-store-shop"?: string | string[] | undefined;
  host?: string | undefined;
}): Shop | null {
  const named = headers["x-dev-store-shop"];
  return findShop(String(named ?? headers.host ?? "").replace(/:\d+$/, ""));
}
