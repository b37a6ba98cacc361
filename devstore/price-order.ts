// What a cart costs: which codes apply, how much each takes off each line, to the last cent.

import type { Discount, RedeemCode } from "./discount-model.ts";
import {
  type CartLine,
  type CodeRefusal,
  classOf,
  codeKey,
  combine,
  covers,
  findCode,
  refusalOf,
} from "./discounts.ts";
import { allocate, minorOf, shareOf } from "./money.ts";
import { InputError, type Shop } from "./state.ts";

/** At most five product or order codes go on one order. */
const CODES_MAX = 5;

export type MerchantDiscount = { title: string; amount?: string; percentage?: number };

export type Pricing = {
  applications: {
    kind: "code" | "manual" | "automatic";
    title: string;
    used: { discount: Discount; redeemCode: RedeemCode } | null;
    value: { kind: "percentage"; percentage: number } | { kind: "amount"; amount: bigint };
    targetSelection: "ALL" | "ENTITLED";
    allocationMethod: "ACROSS" | "EACH";
    /** What it takes off each line of the cart, as listed. */
    amounts: bigint[];
  }[];
  refused: { code: string; reason: CodeRefusal }[];
};

type Application = Pricing["applications"][number];

/**
 * Applies codes in the order given, and the merchant's own discounts.
 * Product discounts come first and only the best one takes effect on a line; order discounts are each
 * reckoned on what is left after product discounts, and never take a line below zero.
 */
export function priceCart(
  shop: Shop,
  cart: {
    lines: readonly CartLine[];
    codes: readonly string[];
    customerId: string | null;
    at: number;
    manual: MerchantDiscount | null;
    automatic: MerchantDiscount | null;
  },
): Pricing {
  const { accepted, refused } = acceptCodes(shop, cart);
  const drafts: Application[] = accepted.map(({ typed, ...used }) => codeApplication(typed, used));
  if (cart.automatic) drafts.unshift(merchantApplication("automatic", cart.automatic, shop));
  if (cart.manual) drafts.push(merchantApplication("manual", cart.manual, shop));

  const left = cart.lines.map((line) => line.gross);
  applyProductDiscounts(shop, cart.lines, drafts, left);
  const base = [...left];
  for (const draft of drafts)
    if (!draft.used || classOf(draft.used.discount) === "order")
      applyOrderDiscount(shop, cart.lines, draft, base, left);

  // A code of 0 % takes nothing off and is on the order all the same.
  const isUseless = ({ kind, value, amounts }: Application) =>
    kind === "code" && !isOfNothing(value) && amounts.every((amount) => amount === 0n);
  for (const draft of drafts.filter(isUseless))
    refused.push({ code: draft.title, reason: "better-discount" });
  return { applications: drafts.filter((draft) => !isUseless(draft)), refused };
}

const isOfNothing = (value: Application["value"]): boolean =>
  value.kind === "percentage" && value.percentage === 0;

function acceptCodes(
  shop: Shop,
  cart: {
    lines: readonly CartLine[];
    codes: readonly string[];
    customerId: string | null;
    at: number;
  },
) {
  const accepted: { typed: string; discount: Discount; redeemCode: RedeemCode }[] = [];
  const refused: Pricing["refused"] = [];
  for (const typed of cart.codes.map((code) => code.trim()).filter(Boolean)) {
    const refuse = (reason: CodeRefusal) => refused.push({ code: typed, reason });
    const found = findCode(shop, typed);
    if (!found) refuse("unknown");
    else if (accepted.some((other) => codeKey(other.typed) === codeKey(typed))) refuse("duplicate");
    else if (accepted.length >= CODES_MAX) refuse("too-many-codes");
    else {
      const reason = refusalOf(shop, found, cart);
      if (reason) refuse(reason);
      else if (accepted.some((other) => !combine(other.discount, found.discount)))
        refuse("not-combinable");
      else accepted.push({ typed, ...found });
    }
  }
  return { accepted, refused };
}

function codeApplication(
  typed: string,
  used: { discount: Discount; redeemCode: RedeemCode },
): Application {
  const { value, items } = used.discount;
  const isEach = value.kind === "amount" && value.appliesOnEachItem;
  return {
    kind: "code",
    title: typed,
    used,
    value: value.kind === "percentage" ? value : { kind: "amount", amount: value.amount },
    targetSelection: items.kind === "all" ? "ALL" : "ENTITLED",
    allocationMethod: isEach ? "EACH" : "ACROSS",
    amounts: [],
  };
}

function merchantApplication(
  kind: "manual" | "automatic",
  { title, amount, percentage }: MerchantDiscount,
  shop: Shop,
): Application {
  if ((amount === undefined) === (percentage === undefined))
    throw new InputError("A manual or automatic discount has either an amount or a percentage.");
  const value: Application["value"] =
    percentage === undefined
      ? { kind: "amount", amount: minorOf(amount ?? "0", shop.currency) }
      : { kind: "percentage", percentage };
  return {
    kind,
    title,
    used: null,
    value,
    targetSelection: "ALL",
    allocationMethod: "ACROSS",
    amounts: [],
  };
}

function applyProductDiscounts(
  shop: Shop,
  lines: readonly CartLine[],
  drafts: Application[],
  left: bigint[],
): void {
  const products = drafts.filter(({ used }) => used && classOf(used.discount) === "product");
  for (const draft of products) draft.amounts = productAmounts(shop, lines, draft);
  for (const [index] of lines.entries()) {
    let best: Application | null = null;
    for (const draft of products)
      if ((draft.amounts[index] ?? 0n) > (best?.amounts[index] ?? 0n)) best = draft;
    for (const draft of products) if (draft !== best) draft.amounts[index] = 0n;
    left[index] = (left[index] ?? 0n) - (best?.amounts[index] ?? 0n);
  }
}

function productAmounts(shop: Shop, lines: readonly CartLine[], { used, value }: Application) {
  if (!used) return [];
  const { discount } = used;
  const grosses = lines.map((line) => (covers(shop, discount, line) ? line.gross : 0n));
  const capped = (amount: bigint, index: number) => {
    const gross = grosses[index] ?? 0n;
    return amount < gross ? amount : gross;
  };
  if (value.kind === "percentage") return grosses.map((gross) => shareOf(gross, value.percentage));
  if (discount.value.kind === "amount" && discount.value.appliesOnEachItem)
    return lines.map((line, index) => capped(value.amount * BigInt(line.quantity), index));
  const sum = grosses.reduce((a, b) => a + b, 0n);
  return allocate(value.amount < sum ? value.amount : sum, grosses);
}

function applyOrderDiscount(
  shop: Shop,
  lines: readonly CartLine[],
  draft: Application,
  base: readonly bigint[],
  left: bigint[],
): void {
  const { used, value } = draft;
  const isCovered = (line: CartLine) =>
    used ? covers(shop, used.discount, line) : !line.isGiftCard;
  const weights = lines.map((line, index) => (isCovered(line) ? (base[index] ?? 0n) : 0n));
  const room = lines.map((line, index) => (isCovered(line) ? (left[index] ?? 0n) : 0n));
  const sum = weights.reduce((a, b) => a + b, 0n);
  const wanted = value.kind === "percentage" ? shareOf(sum, value.percentage) : value.amount;
  const roomSum = room.reduce((a, b) => a + b, 0n);
  const byBase = allocate(wanted < sum ? wanted : sum, weights);
  // When another order discount has used up a line, the rest is spread by what the lines still have.
  draft.amounts = byBase.every((amount, index) => amount <= (room[index] ?? 0n))
    ? byBase
    : allocate(wanted < roomSum ? wanted : roomSum, room);
  for (const [index, amount] of draft.amounts.entries()) left[index] = (left[index] ?? 0n) - amount;
}
