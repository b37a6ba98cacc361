// What only Shopify knows of candidates, asked of the dev store.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { type Store, startStore } from "../shopify/store.ts";
import { makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { formOf, makeProgram } from "../support/programs.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { candidatesPage, inviteCandidate } = await import("#app/discovery/discover.server.ts");

let store: Store;
let shop: Shop;
beforeAll(async () => {
  store = await startStore();
  shop = await makeShop(db, { domain: store.domain });
});
afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-30T12:00:00Z");
const DAY_MS = 86_400_000;

/** A customer of the shop in Shopify, with three orders of 50.00. */
async function addCandidate(input: object): Promise<string> {
  const { gid } = await store.control<{ gid: string }>("customers", input);
  for (let n = 0; n < 3; n++) {
    const processedAt = new Date(NOW.getTime() - (10 + 7 * n) * DAY_MS);
    await makeOrder(db, shop, { processedAt, netMinor: 5_000n, customerGid: gid });
  }
  return gid;
}

test("who agreed is a candidate, advocates first; others are left out and counted, and cannot be invited", async () => {
  const program = await makeProgram(shop);
  const agreed = await addCandidate({ marketing: "SUBSCRIBED" });
  const advocate = await addCandidate({ marketing: "SUBSCRIBED", tags: ["VIP", "Advocate"] });
  const silent = await addCandidate({});
  await addCandidate({ marketing: "UNSUBSCRIBED" });
  await addCandidate({ marketing: "SUBSCRIBED", tags: ["wholesale"] });
  await addCandidate({ marketing: "SUBSCRIBED", company: true });
  const { candidates, notes, consentNote } = await candidatesPage(shop, NOW);
  expect(consentNote).toBeNull();
  expect(candidates.map(({ customerGid }) => customerGid)).toEqual([advocate, agreed]);
  expect(candidates[0]?.reasons).toContain("Advocate, by your tag in Shopify");
  expect(candidates[1]?.reasons).toContain("Agreed to e-mail marketing");
  // All six are alike, so that nobody has fewer orders or less net: 10 × 100 of 80, and 0.
  expect(candidates.map(({ score }) => score)).toEqual([13, 0]);
  expect(notes).toContain(
    "Left out: 2 who did not agree to e-mail marketing, 2 of staff, a company or wholesale.",
  );
  const inviting = (customerGid: string) => invite(program.id, customerGid, "known");
  expect(await inviting(silent)).toMatchObject({ ok: false });
  expect(await inviting(agreed)).toMatchObject({ ok: true });
});

const invite = (programId: string, customerGid: string, consent: "known" | "unknown") =>
  inviteCandidate({ shop, form: formOf({ customerGid, programId, consent }), now: NOW });

test("a page does not wait for a Shopify that takes its time", async () => {
  await store.control("faults", { api: { latencyMs: { next: 1, ms: 8_000 } } });
  const { candidates, consentNote } = await candidatesPage(shop, NOW);
  expect(consentNote).toMatch(/^Shopify did not answer in time\. Check/);
  expect(candidates.length).toBeGreaterThan(0);
});

test("where Shopify does not answer, the page says so and nobody is shown as agreed", async () => {
  await store.control("revoke-tokens", {});
  const { candidates, consentNote } = await candidatesPage(shop, NOW);
  expect(consentNote).not.toBeNull();
  expect(candidates).toHaveLength(6);
  expect(candidates.flatMap(({ reasons }) => reasons)).not.toContain("Agreed to e-mail marketing");
});

test("who agreed when the page was opened is not invited where Shopify does not answer any more", async () => {
  await store.control("revoke-tokens", {});
  const program = await makeProgram(shop);
  const [candidate] = (await candidatesPage(shop, NOW)).candidates;
  const asked = candidate?.customerGid ?? "";
  expect(await invite(program.id, asked, "known")).toMatchObject({
    value: { url: null, problem: expect.stringContaining("Try again") },
  });
  // The page has said that nobody knows.
  expect(await invite(program.id, asked, "unknown")).toMatchObject({ value: { problem: null } });
});
