// What can be done to discounts, by the app through the Admin API or by the merchant in the admin; with the webhooks.

import type { BulkCreation, Discount, RedeemCode } from "./discount-model.ts";
import { codeErrors, isSameCode } from "./discount-refusals.ts";
import {
  addRedeemCode,
  deleteDiscount,
  findCode,
  removeRedeemCode,
  statusOf,
  touchDiscount,
} from "./discounts.ts";
import { discountPayload, localIso, redeemCodePayload } from "./payloads.ts";
import { allShops, gid, markChanged, newId, type Shop } from "./state.ts";
import { announce } from "./webhooks.ts";

/** How long bulk jobs take; Shopify's take seconds to minutes. */
export const jobs = { delayMs: 300 };

/** Jobs that still run. */
const running = new Set<string>();

export function isJobDone(id: string): boolean {
  return !running.has(id);
}

export function announceDiscount(
  shop: Shop,
  discount: Discount,
  topic: "discounts/create" | "discounts/update",
): void {
  const resource = gid("DiscountCodeNode", discount.id);
  announce(shop, [{ topic, resource, payload: () => discountPayload(shop, discount) }]);
}

function announceCode(
  shop: Shop,
  discount: Discount,
  redeemCode: RedeemCode,
  topic: "discounts/redeemcode_added" | "discounts/redeemcode_removed",
): void {
  const resource = gid("DiscountRedeemCode", redeemCode.id);
  announce(shop, [{ topic, resource, payload: () => redeemCodePayload(discount, redeemCode) }]);
}

/** Adds a code that has been checked, and says so. */
export function addCode(
  shop: Shop,
  discount: Discount,
  code: string,
  createdByApp: boolean,
): RedeemCode {
  const redeemCode = addRedeemCode(shop, discount, code, createdByApp);
  announceCode(shop, discount, redeemCode, "discounts/redeemcode_added");
  return redeemCode;
}

export function removeCode(shop: Shop, discount: Discount, redeemCode: RedeemCode): void {
  removeRedeemCode(shop, discount, redeemCode);
  announceCode(shop, discount, redeemCode, "discounts/redeemcode_removed");
}

export function removeDiscount(shop: Shop, discount: Discount): void {
  deleteDiscount(shop, discount);
  const resource = gid("DiscountCodeNode", discount.id);
  const payload = () => ({
    admin_graphql_api_id: resource,
    deleted_at: localIso(new Date().toISOString(), shop.zone),
  });
  announce(shop, [{ topic: "discounts/delete", resource, payload }]);
}

/** Switching off ends the discount now; switching on starts it now if it has not, and takes its end away if it is over. */
export function switchDiscount(shop: Shop, discount: Discount, isOn: boolean): void {
  const now = new Date();
  const status = statusOf(discount, now.getTime());
  if (!isOn && status !== "EXPIRED") {
    if (status === "SCHEDULED") discount.startsAt = now.toISOString();
    discount.endsAt = now.toISOString();
  }
  if (isOn && status === "SCHEDULED") discount.startsAt = now.toISOString();
  if (isOn && status === "EXPIRED") discount.endsAt = null;
  touchDiscount(discount);
  announceDiscount(shop, discount, "discounts/update");
}

/** Begins adding codes; the answer is polled for. Each code ends with its id or with Shopify's error. */
export function startBulkCreation(
  shop: Shop,
  discount: Discount,
  codes: readonly string[],
): BulkCreation {
  const creation: BulkCreation = {
    id: newId(),
    discountId: discount.id,
    createdAt: new Date().toISOString(),
    done: false,
    codes: codes.map((code) => ({ code, redeemCodeId: null, error: null })),
  };
  shop.bulkCreations.set(creation.id, creation);
  markChanged();
  setTimeout(() => finishBulkCreation(shop, creation), jobs.delayMs).unref();
  return creation;
}

function finishBulkCreation(shop: Shop, creation: BulkCreation): void {
  const discount = shop.discounts.get(creation.discountId);
  for (const [index, row] of creation.codes.entries()) {
    const isRepeated = creation.codes
      .slice(0, index)
      .some((other) => isSameCode(other.code, row.code));
    const [error] = codeErrors(row.code);
    if (error) row.error = error;
    else if (isRepeated)
      row.error = { code: "DUPLICATE", message: "Code must be unique in the request" };
    else if (findCode(shop, row.code))
      row.error = {
        code: "TAKEN",
        message: "Code must be unique. Please try a different code.",
      };
    else if (discount) row.redeemCodeId = addCode(shop, discount, row.code, true).id;
    else row.error = { code: "INVALID", message: "The discount no longer exists" };
  }
  creation.done = true;
  markChanged();
}

/** Finishes what an earlier process had begun. */
export function finishBulkCreations(): void {
  for (const shop of allShops())
    for (const creation of shop.bulkCreations.values())
      if (!creation.done) finishBulkCreation(shop, creation);
}

/** Begins removing codes; the id of the job. */
export function startCodeRemoval(
  shop: Shop,
  discount: Discount,
  redeemCodes: readonly RedeemCode[],
): string {
  const id = newId();
  running.add(id);
  setTimeout(() => {
    for (const redeemCode of redeemCodes)
      if (discount.codes.includes(redeemCode)) removeCode(shop, discount, redeemCode);
    running.delete(id);
  }, jobs.delayMs).unref();
  return id;
}
