import { afterAll, expect, test } from "vitest";
import { useTestDatabase } from "../support/db.ts";
import { startStore } from "./store.ts";

const { database } = await useTestDatabase();
const store = await startStore();
const { closeDatabase } = await import("#app/platform/db.server.ts");
const { adminFor } = await import("#app/shopify/admin.server.ts");
const discounts = await import("#app/shopify/discounts.server.ts");
const { anchorCode, discountInput } = await import("#app/programs/offer.ts");

afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

const admin = adminFor(store.domain);
let made = 0;

function inputOf(given: Readonly<{ valueBasisPoints?: number; endsAt?: Date }> = {}) {
  const offerId = `01932c07-0000-7000-8000-0000000${String(++made).padStart(5, "0")}`;
  return {
    code: anchorCode(offerId),
    input: discountInput(
      {
        id: offerId,
        name: `Offer ${made}`,
        valueKind: "percentage",
        valueBasisPoints: 1500,
        valueMinor: null,
        scope: "all",
        scopeGids: [],
        minimumMinor: 5000n,
        startsAt: new Date("2026-01-01T05:00:00Z"),
        endsAt: null,
        oncePerCustomer: true,
        combinesWith: ["shipping"],
        appliesOnSubscription: true,
        subscriptionPayments: 1,
        usageLimit: null,
        state: "publishing",
        refusal: null,
        discountGid: null,
        tolerated: [],
        createdAt: new Date("2026-01-01T05:00:00Z"),
        ...given,
      },
      "USD",
    ),
  };
}

async function makeDiscount(): Promise<string> {
  const result = await discounts.createOffer(admin, inputOf().input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.discountGid;
}

async function addAndWait(discountGid: string, codes: readonly string[]) {
  const added = await discounts.addCodes(admin, { discountGid, codes });
  if (!added.ok) throw new Error(added.error.message);
  for (let tries = 0; tries < 100; tries++) {
    const result = await discounts.codesResult(admin, added.value.bulkGid);
    if (result) return result;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("not done");
}

test("an offer becomes a discount that is found by its anchor code, whatever the case", async () => {
  const { input, code } = inputOf();
  const result = await discounts.createOffer(admin, input);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.discountGid).toMatch(/^gid:\/\/shopify\/DiscountCodeNode\/\d+$/);
  expect(await discounts.findCode(admin, code.toLowerCase())).toEqual({
    discountGid: result.value.discountGid,
    redeemCodeGid: expect.stringMatching(/^gid:\/\/shopify\/DiscountRedeemCode\/\d+$/),
  });
});

test("the same anchor a second time is refused as taken", async () => {
  const { input } = inputOf();
  expect((await discounts.createOffer(admin, input)).ok).toBe(true);
  expect(await discounts.createOffer(admin, input)).toMatchObject({
    ok: false,
    error: { code: "TAKEN" },
  });
});

test("an offer that ends before it starts is refused with Shopify's words", async () => {
  const { input } = inputOf({ endsAt: new Date("2025-01-01T00:00:00Z") });
  const result = await discounts.createOffer(admin, input);
  expect(result).toMatchObject({ ok: false, error: { message: expect.stringMatching(/\w+/) } });
});

test("codes are added to the discount, and a taken one says so", async () => {
  const one = await makeDiscount();
  const other = await makeDiscount();
  await addAndWait(one, ["LEO10"]);
  const result = await addAndWait(other, ["MAYA10", "leo10"]);
  expect(result).toEqual([
    {
      code: "MAYA10",
      redeemCodeGid: expect.stringContaining("gid://"),
      errorCode: null,
      message: null,
    },
    {
      code: expect.stringMatching(/^leo10$/i),
      redeemCodeGid: null,
      errorCode: "TAKEN",
      message: expect.any(String),
    },
  ]);
});

test("a free code belongs to nobody", async () => {
  expect(await discounts.findCode(admin, "NOBODY10")).toBeNull();
});

test("a retired code stops and the others stay", async () => {
  const discountGid = await makeDiscount();
  await addAndWait(discountGid, ["GONE10", "STAYS10"]);
  const gone = await discounts.findCode(admin, "GONE10");
  const redeemCodeGid = gone?.redeemCodeGid ?? "";
  expect(
    await discounts.retireCodes(admin, { discountGid, redeemCodeGids: [redeemCodeGid] }),
  ).toEqual({
    ok: true,
    value: { jobGid: expect.stringMatching(/^gid:\/\/shopify\/Job\/\d+$/) },
  });
  await expect.poll(() => discounts.findCode(admin, "GONE10")).toBeNull();
  expect(await discounts.isJobDone(admin, "gid://shopify/Job/1")).toBe(true);
  expect(await discounts.findCode(admin, "STAYS10")).not.toBeNull();
});
