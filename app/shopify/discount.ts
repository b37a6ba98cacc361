// A code discount as Shopify has it now, in plain values: what an offer is compared with.

/** Decimals and instants are text, as Shopify writes them. */
export type ShopifyDiscount = Readonly<{
  title: string;
  startsAt: string;
  endsAt: string | null;
  value:
    | Readonly<{ kind: "percentage"; percentage: number }>
    | Readonly<{ kind: "amount"; amount: string; isEachItem: boolean }>
    | Readonly<{ kind: "other" }>;
  scope:
    | Readonly<{ kind: "all" }>
    | Readonly<{ kind: "collections" | "products"; gids: readonly string[] }>
    | Readonly<{ kind: "other" }>;
  minimum:
    | Readonly<{ kind: "none" }>
    | Readonly<{ kind: "subtotal"; amount: string }>
    | Readonly<{ kind: "quantity"; quantity: string }>;
  oncePerCustomer: boolean;
  combinesWith: readonly ("order" | "product" | "shipping")[];
  appliesOnSubscription: boolean;
  /** Of a subscription: on so many of its first payments, and 0 on every one. */
  subscriptionPayments: number;
  /** Uses of each code; null without a limit. */
  usageLimit: number | null;
  isForEverybody: boolean;
}>;
