import { expect, test } from "vitest";
import type { Admin } from "#app/shopify/admin.server.ts";
import { findCode } from "#app/shopify/discounts.server.ts";

const DISCOUNT = "gid://shopify/DiscountCodeNode/1";
const REDEEM_CODE = "gid://shopify/DiscountRedeemCode/7";

/** Shopify's answers to both questions about a code: who holds it, and its own id there. */
const holding = (discount: object | null): Admin => ({
  request: async <Data>() =>
    ({ codeDiscountNodeByCode: { id: DISCOUNT }, discountNode: { discount } }) as Data,
});

test.each(["DiscountCodeBasic", "DiscountCodeBxgy", "DiscountCodeFreeShipping", "DiscountCodeApp"])(
  "a code in a %s has an id of its own",
  async (__typename) => {
    const codes = { nodes: [{ id: REDEEM_CODE, code: "Anna10" }] };
    expect(await findCode(holding({ __typename, codes }), "ANNA10")).toEqual({
      discountGid: DISCOUNT,
      redeemCodeGid: REDEEM_CODE,
    });
  },
);

test("a discount that does not show the code yet is named without the code's id", async () => {
  const empty = { __typename: "DiscountCodeBasic", codes: { nodes: [] } };
  for (const discount of [empty, { __typename: "DiscountAutomaticBasic" }, null])
    expect(await findCode(holding(discount), "ANNA10")).toEqual({
      discountGid: DISCOUNT,
      redeemCodeGid: null,
    });
});
