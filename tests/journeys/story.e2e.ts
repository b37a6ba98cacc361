// The story of the demo, a twentieth of it, told to a whole product: what `npm run demo` shows is there, and its books agree.
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const STORY_MS_MAX = 180_000;
const run = promisify(execFile);

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

test("the story is told to its end, and no figure of it differs from its facts", {
  timeout: STORY_MS_MAX,
}, async () => {
  const addresses = ["--control", `${stack.store}/control`, "--app", stack.app];
  const story = ["devstore/story/main.ts", ...addresses, "--scale", "0.05"];
  const { stdout } = await run(process.execPath, story, { cwd: ROOT });
  const last = stdout.trimEnd().split("\n").at(-1) ?? "";
  expect(JSON.parse(last)).toMatchObject({ earnings: expect.stringContaining("/e/") });
  await stack.digested(60_000);
  const [books] = await queryDatabase<{ orders: number; entries: number; payouts: number }>(
    stack,
    `select (select count(*)::int from "Order") as orders, (select count(*)::int from "Entry") as entries,
       (select count(*)::int from "Payout") as payouts`,
  );
  expect(books?.orders).toBeGreaterThan(300);
  expect(books?.entries).toBeGreaterThan(30);
  expect(books?.payouts).toBe(2);
  const verified = await run(process.execPath, ["scripts/verify.ts"], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: stack.databaseUrl() },
  });
  expect(verified.stdout).toMatch(/^0 differences in /m);
});
