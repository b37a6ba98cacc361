// What must not be told: secrets, tokens and names in the logs of every process, and the inside of the app in answers, also when things fail.
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, dataOf, goodClaims, makeToken } from "../support/attack.ts";
import { headersOf, sign } from "../support/door.ts";
import { queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack, USER_AGENT } from "../support/stack.ts";
import { type Db, makeTenant, openTables, type Tenant } from "../support/tenant.ts";

const LOGS = path.resolve(import.meta.dirname, "../../.data/logs");
/** Words that stand in data alone; whatever process writes one of them into its log has told a secret. */
const CANARY = "kanarienvogel";
const MAIL = `${CANARY}@shopper.example`;

let stack: Stack;
let db: Db;
let own: Tenant;

beforeAll(async () => {
  stack = await startStack({ env: { LOG_LEVEL: "trace" } });
  db = openTables(stack);
  own = await makeTenant(stack, db, { handle: "demo", mark: CANARY, minor: 1_234_500n });
});

afterAll(async () => {
  await db?.$disconnect();
  await stack?.stop();
});

const cost = () => ({
  id: crypto.randomUUID(),
  creatorId: own.creatorId,
  kind: "fee",
  amount: "250",
  incurredOn: "2026-10-01",
  note: `${CANARY} note`,
});

const postCost = () =>
  ask(stack, dataOf("app.costs", `/app/costs?q=${CANARY}`), {
    method: "POST",
    body: new URLSearchParams(cost()),
  });

/** Answers of the app while a table that they need is away: the fault of a deploy that went wrong. */
async function failures(): Promise<readonly Response[]> {
  const rename = (from: string, to: string) =>
    queryDatabase(stack, `alter table "${from}" rename to "${to}"`);
  await rename("Cost", "CostAway");
  await rename("EarningsLink", "EarningsLinkAway");
  const answers = [
    await postCost(),
    await ask(stack, `/app/costs?shop=demo.myshopify.com&q=${CANARY}`),
    await ask(stack, dataOf("app.costs", `/app/costs?q=${CANARY}`)),
    await fetch(`${stack.app}/e/${own.earningsToken}?q=${CANARY}`, {
      headers: { "user-agent": USER_AGENT },
    }),
  ];
  await rename("CostAway", "Cost");
  await rename("EarningsLinkAway", "EarningsLink");
  return answers;
}

test("an answer that failed says nothing of the inside", async () => {
  for (const response of await failures()) {
    const said = await response.text();
    expect([response.url, response.status]).toEqual([response.url, 500]);
    expect(said).not.toMatch(
      /prisma|postgres|relation|node_modules|file:\/\/|\.tsx?:\d+|\bat async\b/i,
    );
    expect(said).not.toContain(CANARY);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  }
  expect((await postCost()).status).toBe(200);
});

test("no log of any process holds a secret, a token, an address with its query, an e-mail or a name", async () => {
  const token = makeToken({ ...goodClaims(stack), sid: CANARY }, stack.secrets.apiSecret);
  const query = `shop=demo.myshopify.com&embedded=1&host=${btoa("admin.shopify.com/store/demo")}&id_token=${token}`;
  const bad = makeToken({ ...goodClaims(stack), sid: CANARY }, "other");
  await Promise.all([
    ask(stack, `/app/costs?${query}`),
    ask(stack, "/app/costs", { token: bad }),
    ask(stack, `/nonsense/${CANARY.slice(0, 4)}?${query}`),
    fetch(`${stack.app}/r/${own.slug}?to=/${CANARY}&email=${MAIL}`, { redirect: "manual" }),
    fetch(`${stack.app}/e/${own.earningsToken}x`),
    fetch(`${stack.app}/app/%E0%A4%A?${query}`),
  ]);
  await stack.control("customers", { email: MAIL });
  await stack.control("products", { title: `${CANARY} serum`, sku: "S", price: "9.00" });
  await stack.control("orders", {
    lines: [{ sku: "S", quantity: 1 }],
    customer: { new: true, email: MAIL },
    noteAttributes: [{ name: "gift", value: CANARY }],
    landingSite: `/?q=${CANARY}`,
  });
  for (const topic of ["orders/updated", "nonsense", "customers/redact"]) {
    const body = `{"id": 7, "email": "${MAIL}", "customer": {"email": "${MAIL}"`;
    const headers = {
      ...headersOf(body, { topic }),
      "x-shopify-hmac-sha256": sign(body, stack.secrets.apiSecret),
    };
    await fetch(`${stack.app}/webhooks`, { method: "POST", body, headers });
  }
  await stack.digested();
  const sessions = await db.session.findMany();
  const links = await db.earningsLink.findMany();
  const secrets = [
    CANARY,
    CANARY.toUpperCase(),
    stack.secrets.apiSecret,
    own.earningsToken.split("-")[1] ?? "",
    token.split(".")[2] ?? "",
    bad.split(".")[2] ?? "",
    "id_token=",
    new URL(stack.databaseUrl()).password,
    ...sessions.flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken ?? ""]),
    ...links.map(({ tokenHash }) => tokenHash),
  ].filter((secret) => secret.length > 3);
  expect(sessions.length).toBeGreaterThan(0);
  const pool = process.env.VITEST_POOL_ID ?? "0";
  for (const name of ["web", "worker"]) {
    const lines = readFileSync(path.join(LOGS, `test-${pool}-${name}.log`), "utf8").split("\n");
    expect(lines.length).toBeGreaterThan(3);
    const told = lines.filter((line) => secrets.some((secret) => line.includes(secret)));
    expect([name, told]).toEqual([name, []]);
  }
});
