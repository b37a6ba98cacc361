// The edge of every embedded page: who asks (from the verified token, never from a parameter), one transaction, errors to statuses.
import type { Result } from "#app/kit/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { readForm } from "#app/platform/read-form.server.ts";
import { AdminError } from "#app/shopify/admin.server.ts";
import { authenticateAdmin } from "#app/shopify/app.server.ts";
import { installShop } from "#app/shops/install-shop.server.ts";
import { findShopByDomain } from "#app/shops/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const BODY_BYTES_MAX = 1024 * 1024;

export type ShopContext = Readonly<{
  tx: Tx;
  shop: Shop;
  /** Shopify's id of the staff member's account, from the verified token. */
  staffId: string;
  form: FormData;
  url: URL;
  now: Date;
}>;

type Failure = Readonly<{ kind: string; message?: string }>;
/** An error Result never reaches the page; each member of a union is looked at by itself. */
type Unwrapped<T> = T extends { ok: true; value: infer Value }
  ? Value
  : T extends { ok: false }
    ? never
    : T;

const STATUS_OF_KIND: Readonly<Record<string, number>> = { "not-found": 404, conflict: 409 };
const STATUS_OTHERWISE = 422;

/**
 * Authenticates, finds or first installs the shop, and runs `work` in the request's one transaction. An error Result rolls it back and
 * is thrown as a Response: 404 "not-found", 409 "conflict", else 422, with {error, message} as JSON.
 */
export async function withShop<T>(
  request: Request,
  work: (context: ShopContext) => Promise<T>,
): Promise<Unwrapped<T>> {
  const admitted = await admit(request);
  try {
    return await transaction(async (tx) => unwrap(await work({ tx, ...admitted, now: now() })));
  } catch (error) {
    throw error instanceof Refused ? error.response() : error;
  }
}

/**
 * For the few requests that must ask Shopify something in between: no transaction is open; `work` opens its own.
 */
export async function withShopOutside<T>(
  request: Request,
  work: (context: Omit<ShopContext, "tx">) => Promise<T>,
): Promise<Unwrapped<T>> {
  const admitted = await admit(request);
  try {
    return unwrap(await work({ ...admitted, now: now() }));
  } catch (error) {
    if (error instanceof AdminError)
      throw new Refused({ kind: "shopify", message: error.message }).response();
    throw error instanceof Refused ? error.response() : error;
  }
}

/** A list's place that no form has; made a list of that length it would fill the memory of the process. */
const FAR_INDEX = /\[\d{4,}\]/;

async function admit(request: Request) {
  const { session, sessionToken } = await authenticateAdmin(request); // may call Shopify: before any transaction
  const url = new URL(request.url);
  // A NUL is in no text that anybody searches for, and no database takes it.
  if (/%00/.test(url.search)) throw new Response("The address holds no text", { status: 400 });
  const form = await readForm(request, BODY_BYTES_MAX);
  if ([...url.searchParams.keys(), ...form.keys()].some((name) => FAR_INDEX.test(name)))
    throw new Response("No form has so long a list", { status: 400 });
  const known = await findShopByDomain(db, session.shop);
  const shop = known && !known.uninstalledAt ? known : await installShop(session.shop);
  return { shop, staffId: sessionToken.sub, form, url };
}

function unwrap<T>(value: T): Unwrapped<T> {
  if (!isResult(value)) return value as Unwrapped<T>;
  if (value.ok) return value.value as Unwrapped<T>;
  throw new Refused(value.error);
}

/** Carries an error Result through the transaction, so that it is rolled back. */
class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
  response(): Response {
    return Response.json(
      { error: this.failure.kind, message: this.failure.message ?? null },
      { status: STATUS_OF_KIND[this.failure.kind] ?? STATUS_OTHERWISE },
    );
  }
}

function isResult(value: unknown): value is Result<unknown, Failure> {
  if (typeof value !== "object" || value === null || !("ok" in value)) return false;
  return value.ok === true ? "value" in value : "error" in value;
}
