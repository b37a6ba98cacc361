// The Admin API: one version, a time-out on every call, the shop's points spent evenly, retries where a second try can help.
import { setTimeout as sleep } from "node:timers/promises";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type DocumentNode, print } from "graphql";
import { ClientError, GraphQLClient } from "graphql-request";
import { elapsedMs } from "#app/platform/clock.server.ts";
import { queryRows, sql, withLock } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { once } from "#app/platform/shared.server.ts";
import { shopify } from "#app/shopify/app.server.ts";
import { settlePoints, spendPoints } from "#app/shopify/budget.server.ts";

const API_VERSION = "2026-10";
const REQUEST_MS_MAX = 15_000;
const TRIES_MAX = 6;
const BACK_OFF_MS = 400;
const ACCESS_TOKEN_MS = 30_000;
/** Shopify's library refreshes a token that ends within this time. */
const REFRESH_BEFORE_MS = 5 * 60_000;

/**
 * What a call can come to: only "unavailable" and "throttled" are worth another try later. "unauthorized" is certain: there is no
 * session, or Shopify answered 401; what must not be done on suspicion (erasing a shop) may rest on it.
 */
export type AdminErrorKind = "unauthorized" | "throttled" | "unavailable" | "refused";

export class AdminError extends Error {
  readonly kind: AdminErrorKind;
  constructor(kind: AdminErrorKind, message: string) {
    super(message);
    this.name = "AdminError";
    this.kind = kind;
  }
}

export type Admin = Readonly<{
  request: <Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ) => Promise<Data>;
}>;

type Access = Readonly<{ token: Promise<string>; untilMs: number }>;

const accesses = once("admin-accesses", () => new Map<string, Access>());

/** The Admin API of an installed shop. Refreshes its token when that is about to end. Throws AdminError. */
export const adminFor = (shopDomain: string): Admin => ({
  request: (document, variables) =>
    requestWithRetry(() => requestOnce(shopDomain, document, variables), shopDomain),
});

/**
 * The same for what must not be done twice: where no answer came, Shopify may have done it all the same, so it is not asked again. What
 * it refused for now it has not done: that is tried again.
 */
export const adminWithoutRepeats = (shopDomain: string): Admin => ({
  request: (document, variables) =>
    requestWithRetry(() => requestOnce(shopDomain, document, variables), shopDomain, false),
});

async function requestWithRetry<Data>(
  request: () => Promise<Data>,
  shopDomain: string,
  mayRepeat = true,
): Promise<Data> {
  for (let tried = 1; ; tried++) {
    try {
      return await request();
    } catch (error) {
      const fault = asAdminError(error);
      if (fault.kind === "unauthorized") accesses.delete(shopDomain);
      const canHelp = fault.kind !== "refused" && (fault.kind !== "unauthorized" || tried === 1);
      if (!canHelp || tried >= TRIES_MAX) throw fault;
      if (fault.kind === "unavailable" && !mayRepeat) throw fault;
      if (fault.kind === "unavailable") await sleep(BACK_OFF_MS * 2 ** (tried - 1));
      if (fault.kind === "throttled") await sleep(BACK_OFF_MS); // beside the wait for points: a 429 does not say how many are left
    }
  }
}

async function requestOnce<Data, Variables extends Record<string, unknown>>(
  shopDomain: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const text = textOf(document);
  const token = await accessToken(shopDomain);
  const points = await spendPoints(shopDomain, text);
  const stopTimer = metrics.shopifySeconds.startTimer();
  try {
    const client = new GraphQLClient(
      `https://${shopDomain}/admin/api/${API_VERSION}/graphql.json`,
      {
        headers: { "x-shopify-access-token": token },
        errorPolicy: "all",
        fetch: (input, init) =>
          fetch(input, { ...init, signal: AbortSignal.timeout(REQUEST_MS_MAX) }),
      },
    );
    const answer = await client.rawRequest<Data>(text, variables);
    await settlePoints(shopDomain, text, points, answer.extensions);
    const fault = faultOf(answer.errors);
    if (fault) throw fault;
    stopTimer({ answer: "ok" });
    return answer.data;
  } catch (error) {
    const { kind } = asAdminError(error);
    if (kind === "unauthorized") await disown(shopDomain, token);
    stopTimer({ answer: kind });
    throw error;
  }
}

type GraphFault = Readonly<{ message: string; extensions?: { code?: unknown } }>;

function faultOf(errors: readonly GraphFault[] | undefined): AdminError | null {
  const [first] = errors ?? [];
  if (!first) return null;
  const code = String(first.extensions?.code ?? "");
  if (code === "THROTTLED") return new AdminError("throttled", "Shopify asks us to slow down");
  if (code === "INTERNAL_SERVER_ERROR") return new AdminError("unavailable", first.message);
  return new AdminError("refused", first.message);
}

/** Any failure of a call as an AdminError; what is not one of Shopify's answers is a network that failed. */
function asAdminError(error: unknown): AdminError {
  if (error instanceof AdminError) return error;
  // The library throws a bare Response for any failed refresh, an outage as well as a refusal: it proves neither.
  if (error instanceof Response)
    return new AdminError("unavailable", "Shopify did not renew the access token");
  if (error instanceof Error && error.name === "SessionNotFoundError")
    return new AdminError("unauthorized", "The app is not installed in this shop");
  if (error instanceof ClientError) {
    const { status, errors } = error.response;
    if (status === 401)
      return new AdminError("unauthorized", "Shopify no longer accepts the access token");
    if (status === 429) return new AdminError("throttled", "Shopify asks us to slow down");
    if (status >= 500) return new AdminError("unavailable", `Shopify answered ${status}`);
    return faultOf(errors) ?? new AdminError("refused", `Shopify answered ${status}`);
  }
  log.debug({ error }, "admin request failed");
  return new AdminError("unavailable", "Shopify did not answer");
}

/** The shop's access token, read or refreshed at most every 30 s; parallel callers share one look. */
function accessToken(shopDomain: string): Promise<string> {
  const known = accesses.get(shopDomain);
  if (known && known.untilMs > elapsedMs()) return known.token;
  const asked = { token: askToken(shopDomain), untilMs: elapsedMs() + ACCESS_TOKEN_MS };
  accesses.set(shopDomain, asked);
  asked.token.catch(() => {
    if (accesses.get(shopDomain) === asked) accesses.delete(shopDomain);
  });
  return asked.token;
}

/**
 * A refresh replaces the refresh token as well, so web and worker must not both spend the same one: who waits for the lock then finds
 * the new token in the session. While a token has time left, no lock is taken.
 */
async function askToken(shopDomain: string): Promise<string> {
  const kept = await shopify.sessionStorage.loadSession(`offline_${shopDomain}`);
  if (!kept) throw new AdminError("unauthorized", "The app is not installed in this shop");
  if (!kept.isExpired(REFRESH_BEFORE_MS)) return kept.accessToken ?? "";
  try {
    const { session } = await withLock(`access-token/${shopDomain}`, () =>
      shopify.unauthenticated.admin(shopDomain),
    );
    return session.accessToken ?? "";
  } catch (error) {
    // Refused before, and not renewed since: that is certain, whatever the renewal stumbled over just now.
    if (!kept.accessToken) throw new AdminError("unauthorized", ACCESS_LOST);
    throw error;
  }
}

const ACCESS_LOST =
  "Shopify no longer lets the app in; opening the app in Shopify gives access again";

/**
 * Shopify refused this token: it is taken out of the session, which counts as ended. So the next call renews it where Shopify still lets
 * us, and else the merchant's next visit does; and every process knows, also one that starts later or whose clock is behind.
 */
const disown = (shopDomain: string, token: string) =>
  queryRows(sql`
    update "Session" set "accessToken" = '', "expires" = '2000-01-01'
    where "id" = ${`offline_${shopDomain}`} and "accessToken" = ${token}`);

/** After an uninstall or a new token: the next call looks again. */
export const forgetAccess = (shopDomain: string): void => void accesses.delete(shopDomain);

const texts = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  const text = texts.get(document) ?? print(document);
  texts.set(document, text);
  return text;
}
