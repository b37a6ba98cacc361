// A merchant's hands without a browser: the app's own forms, posted as the embedded page posts them.
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Stack } from "./stack.ts";

const LIVE_MS_MAX = 30_000;

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Posts a form and gives the address it leads on to. Throws with the answer when it was not accepted. */
async function postForm(stack: Stack, path: string, fields: Fields): Promise<string> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const single of [value].flat()) body.append(name, single);
  const response = await stack.appFetch(path, { method: "POST", body });
  const location = response.headers.get("location");
  if (response.status !== 302 || !location)
    throw new Error(
      `${path} answered ${response.status}: ${(await response.text()).slice(0, 500)}`,
    );
  return location;
}

/** An offer of 15 % off everything at 12.5 % commission without a hold; `fields` change it. */
export async function makeOffer(stack: Stack, fields: Fields = {}): Promise<string> {
  const location = await postForm(stack, "/app/programs/offers/new", {
    name: "Autumn",
    valueKind: "percentage",
    value: "15",
    scope: "all",
    commissionKind: "rate",
    rate: "12.5",
    holdDays: "0",
    windowDays: "30",
    ...fields,
  });
  return idIn(location);
}

/** A creator with a code of her own in an offer. */
export async function makeCreator(
  stack: Stack,
  creator: Readonly<{ name: string; code: string; offerId: string }>,
): Promise<string> {
  const location = await postForm(stack, "/app/creators/new", {
    name: creator.name,
    handle: creator.name.toLowerCase().replaceAll(" ", ""),
    platform: "tiktok",
    followers: "182000",
    defaultOfferId: creator.offerId,
    code: creator.code,
  });
  return idIn(location);
}

/** A program that gives its members an offer; `fields` change it. */
export async function makeProgram(
  stack: Stack,
  { offerId, ...fields }: Readonly<{ name: string; offerId: string }> & Fields,
): Promise<string> {
  const program = { state: "open", defaultOfferId: offerId, ...fields };
  return idIn(await postForm(stack, "/app/programs/new", program));
}

/** Waits until Shopify has said of every code that it is live. */
export async function codesLive(stack: Stack): Promise<void> {
  for (const untilMs = Date.now() + LIVE_MS_MAX; Date.now() < untilMs; await sleep(100)) {
    const [row] = await queryDatabase<{ waiting: string }>(
      stack,
      `select count(*)::text as waiting from "Code" where "state" <> 'live'`,
    );
    if (row?.waiting === "0") return;
  }
  throw new Error("Codes are still not live after 30 s");
}

/** Reads the app's database, as a checker that trusts nothing the app says of itself. */
export async function queryDatabase<Row>(
  stack: Stack,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: stack.databaseUrl() });
  await client.connect();
  try {
    const { rows } = await client.query(text, [...values]);
    return rows as Row[];
  } finally {
    await client.end();
  }
}

const idIn = (location: string): string => {
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(location)?.[0];
  if (!id) throw new Error(`no id in ${location}`);
  return id;
};
