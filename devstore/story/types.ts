// The words of a planned story: what is to happen, when, and with what. Amounts are dollars and cents as text.
import type { Day } from "./days.ts";

export type PlannedLine = Readonly<{ sku: string; quantity: number; isSubscription: boolean }>;

/** A visit through a creator's link. */
export type PlannedClick = Readonly<{
  creator: string;
  /** Null: the link is really followed, just before the order is placed. */
  clickedAt: string | null;
  /** Page of the shop that the link leads to. */
  path: string;
}>;

export type Afterwards =
  | Readonly<{
      kind: "refund";
      at: string;
      lines: readonly Readonly<{ sku: string; quantity: number }>[];
      withShipping: boolean;
      amount: string | null;
      note: string;
    }>
  | Readonly<{
      kind: "edit";
      at: string;
      add: string | null;
      raise: string | null;
      remove: string | null;
    }>
  | Readonly<{ kind: "cancel"; at: string; reason: "customer" | "inventory" | "fraud" }>;

export type PlannedOrder = Readonly<{
  /** Null: when it is told. */
  at: string | null;
  /** The creator who is to be credited; null for none. */
  creator: string | null;
  lines: readonly PlannedLine[];
  /** "C17" is the seventeenth customer; null for a guest. */
  customer: string | null;
  source: "web" | "pos" | "subscription_contract";
  isTest: boolean;
  shipping: string;
  tip: string | null;
  /** Creator whose code is used. */
  codeOf: string | null;
  click: PlannedClick | null;
  landingPath: string | null;
  referrer: string | null;
  /** Canadian dollars for one US dollar where the buyer paid in those. */
  canadianRate: string | null;
  afterwards: Afterwards | null;
}>;

export type PlannedOffer = Readonly<{
  key: string;
  name: string;
  valueKind: "percentage" | "amount" | "none";
  value: string;
  scopeSku: string | null;
  minimum: string | null;
  startsOn: Day;
  endsOn: Day | null;
  isOncePerCustomer: boolean;
  isOnSubscription: boolean;
  commissionKind: "rate" | "flat";
  /** Per cent or dollars. */
  commission: string;
  holdDays: number;
  windowDays: number;
}>;

export type PlannedCost = Readonly<{
  creator: string;
  kind: "fee" | "gift" | "shipping" | "other";
  /** Null for a gift at the product's unit cost. */
  amount: string | null;
  sku: string | null;
  quantity: number;
  on: Day;
  note: string;
}>;
