// Addresses that no page links to: every parameter, cursor and id takes hostile text, and finds nothing or ignores it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeCursor } from "#app/kit/page.ts";
import { ask, dataOf, writeRaw } from "../support/attack.ts";
import { hostile } from "../support/hostile.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { type Db, makeTenant, openTables, rowsOf, type Tenant } from "../support/tenant.ts";

let stack: Stack;
let db: Db;
let own: Tenant;

beforeAll(async () => {
  stack = await startStack();
  db = openTables(stack);
  own = await makeTenant(stack, db, { handle: "demo", mark: "Aardvark", minor: 1_234_500n });
});

afterAll(async () => {
  await db?.$disconnect();
  await stack?.stop();
});

const SORTS = [{ sort: "name" }, { sort: "followers" }, { sort: "joined" }];

const surrogate = (parts: readonly string[]): string =>
  Buffer.from(JSON.stringify(parts).replaceAll("LONE", "\\ud800")).toString("base64url");

/** What pages read from their address. */
const parametersOf: Readonly<Record<string, readonly [at: string, names: readonly string[]]>> = {
  "app._index": ["/app", ["preset", "from", "to", "compare", "q", "sort", "direction", "page"]],
  "app.analytics._index": [
    "/app/analytics",
    ["preset", "from", "to", "compare", "q", "band", "sort", "direction", "page"],
  ],
  "app.costs": ["/app/costs", ["kind", "creator", "after"]],
  "app.creators._index": [
    "/app/creators",
    ["q", "state", "tier", "tag", "sort", "direction", "cursor"],
  ],
  "app.creators.new": ["/app/creators/new", ["offer"]],
  "app.orders._index": ["/app/orders", ["q", "creator", "by", "flag", "from", "to", "cursor"]],
  "app.payouts._index": ["/app/payouts", ["cutOffOn", "before"]],
  "app.programs.offers._index": ["/app/programs/offers", ["before"]],
  "app.settings._index": ["/app/settings", ["after"]],
};

const cursors = (): readonly string[] => [
  ...["name", "followers", "joined", "createdAt"].flatMap((sort) =>
    [
      "a\u0000b",
      "9999999999",
      "2147483648",
      "-1",
      "0000-00-00T00:00:00Z",
      "9999-12-31T23:59:59.999Z",
    ].map((value) => encodeCursor(["next", sort, value, own.creatorId])),
  ),
  surrogate(["next", "name", "LONE", own.creatorId]),
  surrogate(["LONE", "LONE"]),
  encodeCursor(["2026-10-01", "' or 1=1 --"]),
  encodeCursor(["999999999"]),
  encodeCursor(["+275760-09-13T00:00:00.000Z", own.orderId]),
  encodeCursor(["0000-01-01T00:00:00.000Z", own.orderId]),
  encodeCursor(["2999-12-31T23:59:59.999Z", own.orderId]),
  encodeCursor(["2026-02-31T00:00:00.000Z", own.orderId]),
  encodeCursor(Array.from({ length: 200 }, () => "x")),
  "bnVsbA",
];

test("hostile text in any parameter of any page is no fault of the server", async () => {
  const wrong: unknown[] = [];
  const look = async (where: string) => {
    const response = await ask(stack, where);
    await response.arrayBuffer();
    if (response.status >= 500) wrong.push([where.slice(0, 160), response.status]);
  };
  for (const [route, [at, names]] of Object.entries(parametersOf)) {
    for (const name of names) {
      const isCursor = /^(cursor|after|before)$/.test(name);
      for (const value of isCursor ? [...hostile, ...cursors()] : hostile) {
        if (value.length > 5_000 && name !== "q") continue;
        const sorts = isCursor && route === "app.creators._index" ? SORTS : [{}];
        for (const sort of sorts)
          await look(dataOf(route, `${at}?${new URLSearchParams({ [name]: value, ...sort })}`));
      }
      await look(dataOf(route, `${at}?${name}=%ED%A0%80%FF&${name}=b&${name}[]=c`));
    }
  }
  for (const value of [...hostile, ...cursors()]) {
    const text = encodeURIComponent(value);
    await look(
      dataOf(
        "app.creators.$creatorId",
        `/app/creators/${own.creatorId}?ledger=${text}&from=${text}`,
      ),
    );
    await look(dataOf("app.payouts.$payoutId", `/app/payouts/${own.payoutId}?after=${text}`));
    await look(`/e/${own.earningsToken}?after=${text}`);
    await look(`/app/analytics/creators.csv?from=${text}&to=2026-01-01`);
  }
  expect(wrong).toEqual([]);
});

test("what is no id is not found, in every place of an address that takes one", async () => {
  const texts = [
    "%00",
    "%FF%FE",
    "1",
    "..%2f..%2fetc%2fpasswd",
    "' or 1=1 --",
    "a".repeat(3_000),
    "%E0%A4%A",
    "%ED%A0%80",
  ];
  const wrong: unknown[] = [];
  for (const text of texts) {
    for (const at of [
      `/app/creators/${text}`,
      `/app/orders/${text}`,
      `/app/payouts/${text}`,
      `/app/payouts/${text}.csv`,
      `/app/programs/offers/${text}`,
      `/app/settings/${text}.json`,
      `/e/${text}`,
      `/r/${text}`,
    ]) {
      const response = await ask(stack, at);
      const said = await response.text();
      if (![400, 404, 414].includes(response.status) || / at .*\.(ts|js):\d+/.test(said))
        wrong.push([at.slice(0, 80), response.status, said.slice(0, 120)]);
    }
  }
  expect(wrong).toEqual([]);
});

test("the tables are all still there", async () => {
  const rows = await rowsOf(stack, own.shop.id);
  expect(Object.keys(rows).length).toBeGreaterThan(15);
  expect(rows.Creator?.length).toBeGreaterThan(0);
  expect(
    await writeRaw(stack, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
  ).toContain("200 OK");
});
