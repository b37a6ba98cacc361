// What creators cost besides commission: fees, products sent, parcels, a few other things.
import { launchSpan, type Span } from "./courses.ts";
import type { PlannedCreator } from "./creators.ts";
import { addDays, type Day, daysBetween } from "./days.ts";
import { plannedProducts } from "./products.ts";
import type { Random } from "./random.ts";
import type { PlannedCost } from "./types.ts";

const PARCEL = "7.80";
const OTHERS: readonly Readonly<Pick<PlannedCost, "creator" | "amount" | "note">>[] = [
  { creator: "LENA", amount: "250.00", note: "Right to use her film on the product page" },
  { creator: "TESS", amount: "320.00", note: "Studio for the launch" },
  { creator: "AMARA", amount: "140.00", note: "Travel to the lab" },
];

const DAYS_OF_A_MONTH = 30;

/** What a creator gets besides commission: for a launch at once, else by the month for as long as the story lasts. */
function feesOf({ fee, course, key }: PlannedCreator, begins: Day, span: Span): PlannedCost[] {
  if (fee === 0) return [];
  const paid = { creator: key, sku: null, quantity: 1, kind: "fee" } as const;
  if (course === "launch")
    return [{ ...paid, on: begins, amount: `${fee}.00`, note: "Launch fee" }];
  const months = Math.floor(daysBetween(begins, span.last) / DAYS_OF_A_MONTH) + 1;
  const amount = `${Math.floor(fee / months)}.00`;
  return Array.from({ length: months }, (_, month) => ({
    ...paid,
    on: addDays(begins, month * DAYS_OF_A_MONTH),
    amount,
    note: "Monthly fee",
  }));
}

export function plannedCosts(
  random: Random,
  span: Span,
  creators: readonly PlannedCreator[],
): PlannedCost[] {
  const gifts = plannedProducts().filter(
    ({ unitCost, productType }) => unitCost && productType !== "Subscription",
  );
  const launch = launchSpan(span);
  return creators.flatMap((creator) => {
    const begins: Day =
      creator.course === "launch"
        ? addDays(launch.first, -8)
        : addDays(span.first, random.whole(2, 60));
    const none = { creator: creator.key, sku: null, quantity: 1, on: begins };
    const costs: PlannedCost[] = [];
    costs.push(...feesOf(creator, begins, span));
    for (const [index, gift] of random
      .shuffled(gifts)
      .slice(0, Math.min(2, creator.gifts))
      .entries())
      costs.push({
        ...none,
        kind: "gift",
        amount: null,
        sku: gift.sku,
        quantity: index === 0 ? Math.max(1, creator.gifts - 1) : 1,
        note: gift.title,
      });
    costs.push({ ...none, kind: "shipping", amount: PARCEL, note: "Parcel" });
    const refill = gifts[random.whole(0, gifts.length - 1)];
    if (refill && creator.gifts > 1 && creator.course !== "launch") {
      const on = addDays(span.last, -random.whole(4, 26));
      const news = { ...none, kind: "gift", amount: null, sku: refill.sku, on } as const;
      costs.push({ ...news, note: `${refill.title}, autumn parcel` });
    }
    for (const other of OTHERS.filter((each) => each.creator === creator.key))
      costs.push({ ...none, ...other, kind: "other", on: addDays(begins, 20) });
    return costs;
  });
}
