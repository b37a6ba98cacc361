// Who bought what: customers who come back, and who come once.
import type { Draft } from "./orders.ts";
import type { Random } from "./random.ts";
import type { PlannedOrder } from "./types.ts";

/** Of orders that anybody may have placed; subscriptions and the leak bring more who come back. */
const RETURNS = 0.31;
/** Who bought lately comes back rather than who bought long ago. */
const REMEMBERED = 500;

/** What Shopify knows of a customer, by her number: two of three agreed to marketing, some are advocates, a few staff or of a company. */
export function standingOf(key: string) {
  const number = Number(key.slice(1));
  const tags = [
    ...(number % 17 === 0 ? ["advocate"] : []),
    ...(number % 61 === 0 ? ["staff"] : []),
  ];
  return {
    marketing: number % 3 === 0 ? "NOT_SUBSCRIBED" : "SUBSCRIBED",
    tags,
    company: number % 97 === 0,
  };
}

/** Gives each draft its buyer, in the order of time: nobody returns before having been there. */
export function withCustomers(
  random: Random,
  drafts: readonly Draft[],
): Omit<PlannedOrder, "afterwards">[] {
  const customers: string[] = [];
  const ofDraft = new Map<Draft, string>();
  const newCustomer = () => {
    const key = `C${customers.length + 1}`;
    customers.push(key);
    return key;
  };
  const known = () =>
    customers.length > 20 ? random.pick(customers.slice(-REMEMBERED)) : newCustomer();
  const buyerOf = ({ buyer }: Draft): string | null => {
    if (buyer === "guest") return null;
    if (buyer === "new") return newCustomer();
    if (buyer === "known") return known();
    if (buyer === "anyone") return random.isLucky(RETURNS) ? known() : newCustomer();
    return ofDraft.get(buyer) ?? newCustomer();
  };
  return drafts.map((draft) => {
    const customer = buyerOf(draft);
    if (customer) ofDraft.set(draft, customer);
    const { buyer: _, instant: __, ...order } = draft;
    return { ...order, customer };
  });
}
