// A shop in memory for tests of the dev store, with a few goods and a code.
import { blankDiscount } from "../../devstore/discount-input.ts";
import type { Discount } from "../../devstore/discount-model.ts";
import { addRedeemCode } from "../../devstore/discounts.ts";
import type { PlaceOrderInput } from "../../devstore/order-input.ts";
import { placeOrder } from "../../devstore/place-order.ts";
import { makeProduct, makeShop, type ShopInput } from "../../devstore/shops.ts";
import type { Shop } from "../../devstore/state.ts";

let shops = 0;

/** SERUM 40.00, BALM 12.50, THIRD 10.00, GIFT50 a gift card of 50.00. */
export function testShop(input: Partial<ShopInput> = {}): Shop {
  shops += 1;
  const shop = makeShop({ handle: `test-${shops}`, ...input });
  makeProduct(shop, { title: "Serum", sku: "SERUM", price: "40", unitCost: "9.5" });
  makeProduct(shop, { title: "Balm", sku: "BALM", price: "12.5", unitCost: null });
  makeProduct(shop, { title: "Third", sku: "THIRD", price: "10" });
  makeProduct(shop, { title: "Card", sku: "GIFT50", price: "50", type: "gift_card" });
  return shop;
}

/** A discount with one code; 10 % of everything when nothing else is said. */
export function testCode(shop: Shop, code: string, changes: Partial<Discount> = {}): Discount {
  const discount: Discount = {
    ...blankDiscount(),
    title: code,
    value: { kind: "percentage", percentage: 0.1 },
    startsAt: "2026-01-01T00:00:00.000Z",
    ...changes,
  };
  shop.discounts.set(discount.id, discount);
  addRedeemCode(shop, discount, code, false);
  return discount;
}

/** Places an order and gives it. */
export const place = (shop: Shop, input: PlaceOrderInput) => placeOrder(shop, input).order;

/** The figures of an order of nothing, as text. */
export const NO_FIGURES = {
  gross: "0.00",
  discounts: "0.00",
  refunds: "0.00",
  net: "0.00",
  countedNet: "0.00",
  tax: "0.00",
  shipping: "0.00",
  tip: "0.00",
  duties: "0.00",
  fees: "0.00",
  giftCards: "0.00",
  total: "0.00",
  currency: "USD",
};
