import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { jobs } from "../../devstore/change-discounts.ts";
import { gid, type Shop } from "../../devstore/state.ts";
import { operation, read } from "./ask.ts";
import { testShop } from "./shop.ts";

jobs.delayMs = 5;

const VARIABLES = {
  title: "Spring creators",
  code: "ANNA10",
  startsAt: "2026-01-01T00:00:00Z",
  endsAt: null,
  context: { all: "ALL" },
  customerGets: { items: { all: true }, value: { percentage: 0.1 } },
};

async function create(shop: Shop, changes: Record<string, unknown> = {}) {
  const data = await read(shop, operation("CreateCodeDiscount"), {
    d: { ...VARIABLES, ...changes },
  });
  const made = data.discountCodeBasicCreate as {
    codeDiscountNode: { id: string } | null;
    userErrors: { code: string; field: string[] }[];
  };
  return { id: made.codeDiscountNode?.id ?? null, errors: made.userErrors };
}

test("a code is unique in the shop and found without regard to case", async () => {
  const shop = testShop();
  const { id } = await create(shop);
  expect((await create(shop, { code: "anna10" })).errors).toMatchObject([
    { code: "TAKEN", field: ["basicCodeDiscount", "code"] },
  ]);
  expect(await read(shop, operation("ByCode"), { code: "aNNa10" })).toMatchObject({
    codeDiscountNodeByCode: { id, codeDiscount: { title: "Spring creators", status: "ACTIVE" } },
  });
});

test("what a discount may not be has Shopify's error code", async () => {
  const shop = testShop();
  const codes = async (changes: Record<string, unknown>) =>
    (await create(shop, changes)).errors.map(({ code }) => code);
  const gets = (value: object, items: object = { all: true }) => ({
    customerGets: { items, value },
  });
  expect(await codes({ title: " ", code: "" })).toEqual(["BLANK", "BLANK"]);
  expect(await codes({ code: "x".repeat(256) })).toEqual(["TOO_LONG"]);
  expect(await codes({ endsAt: "2025-12-31T00:00:00Z" })).toEqual(["END_DATE_BEFORE_START_DATE"]);
  expect(await codes(gets({ percentage: 1.5 }))).toEqual(["VALUE_OUTSIDE_RANGE"]);
  expect(await codes(gets({ discountAmount: { amount: "-1" } }))).toEqual(["VALUE_OUTSIDE_RANGE"]);
  expect(await codes(gets({}))).toEqual(["MISSING_ARGUMENT"]);
  expect(await codes({ context: undefined, customerGets: undefined })).toEqual([
    "MISSING_ARGUMENT",
    "MISSING_ARGUMENT",
  ]);
  expect(await codes(gets({ percentage: 0.1 }, { all: false }))).toEqual(["APPLIES_ON_NOTHING"]);
  expect(await codes({ tags: ["1", "2", "3", "4", "5", "6"] })).toEqual(["TOO_MANY_TAGS"]);
  expect(shop.discounts.size).toBe(0);
});

test("codes are added by a job, each with its id or its error, at most 250 a call", async () => {
  const shop = testShop();
  const { id } = await create(shop);
  const codes = ["BEN10", "ben10", "anna10", " "].map((code) => ({ code }));
  const added = await read(shop, operation("BulkAdd"), { id, codes });
  const { bulkCreation } = added.discountRedeemCodeBulkAdd as { bulkCreation: { id: string } };
  expect(bulkCreation).toMatchObject({ done: false, codesCount: 4, importedCount: 0 });
  await sleep(30);
  const status = await read(shop, operation("BulkAddStatus"), { id: bulkCreation.id });
  expect(status.discountRedeemCodeBulkCreation).toMatchObject({
    ...{ done: true, importedCount: 1, failedCount: 3 },
    codes: {
      nodes: [
        { code: "BEN10", discountRedeemCode: { id: expect.stringContaining("gid:") }, errors: [] },
        { discountRedeemCode: null, errors: [{ code: "DUPLICATE" }] },
        { errors: [{ code: "TAKEN" }] },
        { errors: [{ code: "BLANK" }] },
      ],
    },
  });
  const many = Array.from({ length: 251 }, (_, n) => ({ code: `C${n}` }));
  expect(await read(shop, operation("BulkAdd"), { id, codes: many })).toMatchObject({
    discountRedeemCodeBulkAdd: { bulkCreation: null, userErrors: [{ code: "TOO_MANY_ARGUMENTS" }] },
  });
});

test("a code can be found in its discount, removed by a job, and is free again", async () => {
  const shop = testShop();
  const { id } = await create(shop);
  const page = await read(shop, operation("DiscountCodesPage"), { id, q: "anna10" });
  const { nodes } = (page.discountNode as { discount: { codes: { nodes: { id: string }[] } } })
    .discount.codes;
  expect(nodes).toMatchObject([{ code: "ANNA10" }]);
  await read(shop, operation("DelCodes"), { discountId: id, ids: nodes.map((one) => one.id) });
  await sleep(30);
  expect(await read(shop, operation("ByCode"), { code: "ANNA10" })).toEqual({
    codeDiscountNodeByCode: null,
  });
  expect((await create(shop)).errors).toEqual([]);
});

test("a discount is switched off and on, and an id that is none is a user error", async () => {
  const shop = testShop();
  const { id } = await create(shop);
  const status = async () => {
    const data = await read(shop, operation("ByCode"), { code: "ANNA10" });
    return (data.codeDiscountNodeByCode as { codeDiscount: { status: string } }).codeDiscount
      .status;
  };
  await read(shop, operation("Deactivate"), { id });
  expect(await status()).toBe("EXPIRED");
  await read(shop, operation("Activate"), { id });
  expect(await status()).toBe("ACTIVE");
  expect(await read(shop, operation("Del"), { id: gid("DiscountCodeNode", "1") })).toMatchObject({
    discountCodeDelete: { deletedCodeDiscountId: null, userErrors: [{ code: "INVALID" }] },
  });
});
