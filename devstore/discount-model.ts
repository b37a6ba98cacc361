// What is known of a code discount. Ids are digits as text, money is minor units of the shop's currency.

export type DiscountValue =
  | { kind: "percentage" /** 0.15 is 15 %. */; percentage: number }
  | { kind: "amount"; amount: bigint; appliesOnEachItem: boolean };

export type DiscountItems =
  | { kind: "all" }
  | { kind: "collections"; collectionIds: string[] }
  | { kind: "products"; productIds: string[]; variantIds: string[] };

export type DiscountMinimum =
  | { kind: "subtotal"; amount: bigint }
  | { kind: "quantity"; quantity: number };

export type RedeemCode = { id: string; code: string; uses: number; createdByApp: boolean };

/** A code discount (DiscountCodeBasic) with its redeem codes. */
export type Discount = {
  id: string;
  title: string;
  codes: RedeemCode[];
  value: DiscountValue;
  items: DiscountItems;
  minimum: DiscountMinimum | null;
  /** Null means every buyer; otherwise only these customers. */
  customerIds: string[] | null;
  appliesOncePerCustomer: boolean;
  appliesOnOneTimePurchase: boolean;
  appliesOnSubscription: boolean;
  recurringCycleLimit: number | null;
  usageLimit: number | null;
  combinesWith: { order: boolean; product: boolean; shipping: boolean };
  tags: string[];
  startsAt: string;
  endsAt: string | null;
  createdAt: string;
  updatedAt: string;
};

export type BulkCreation = {
  id: string;
  discountId: string;
  createdAt: string;
  done: boolean;
  codes: {
    code: string;
    redeemCodeId: string | null;
    error: { code: string; message: string } | null;
  }[];
};
