// Campaign: a dated push with creators, with a budget and a goal. What came of it is computed, never stored.
import type { LocalDate } from "#app/kit/calendar.ts";
import { formatMoney } from "#app/kit/money.ts";
import { ratioText } from "#app/kit/ratio.ts";

export type Goal =
  | Readonly<{ kind: "net"; minor: bigint }>
  | Readonly<{ kind: "orders"; count: number }>;

/** Days are the shop's, both included. */
export type CampaignValues = Readonly<{
  name: string;
  startsOn: LocalDate;
  endsOn: LocalDate;
  budgetMinor: bigint | null;
  goal: Goal | null;
  note: string;
  creatorIds: readonly string[];
}>;

export type CampaignState = "planned" | "running" | "ended";

/** How a campaign stands on a day: both of its own days are in it. */
export function campaignState(
  { startsOn, endsOn }: Pick<CampaignValues, "startsOn" | "endsOn">,
  today: LocalDate,
): CampaignState {
  if (today < startsOn) return "planned";
  return today > endsOn ? "ended" : "running";
}

/** How far something is: what is there, of what, the share in words, and as a bar from 0 to 100. */
export type Progress = Readonly<{ text: string; share: string; percent: number; isOver: boolean }>;

/** What was spent of a budget: 2,500 of 10,000 is "$2,500.00 of $10,000.00", "25 %". */
export function budgetProgress(
  spentMinor: bigint,
  budgetMinor: bigint,
  currency: string,
): Progress {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  return progressOf(
    { done: spentMinor, whole: budgetMinor },
    `${money(spentMinor)} of ${money(budgetMinor)}`,
  );
}

/** What was reached of a goal: net revenue, or orders: 30 of 40 orders is "30 of 40 orders", "75 %". */
export function goalProgress(
  goal: Goal,
  reached: Readonly<{ netMinor: bigint; orders: number }>,
  currency: string,
): Progress {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  if (goal.kind === "net")
    return progressOf(
      { done: reached.netMinor, whole: goal.minor },
      `${money(reached.netMinor)} of ${money(goal.minor)} net revenue`,
    );
  const count = (orders: number) => orders.toLocaleString("en-US");
  return progressOf(
    { done: BigInt(reached.orders), whole: BigInt(goal.count) },
    `${count(reached.orders)} of ${count(goal.count)} orders`,
  );
}

/** More than all is over; the bar shows it as all. Refunds can make it less than nothing, shown as nothing. */
function progressOf(
  { done, whole }: Readonly<{ done: bigint; whole: bigint }>,
  text: string,
): Progress {
  const percent = ratioText({ numerator: done * 100n, denominator: whole }, 0) ?? "0";
  return {
    text,
    share: `${percent.replace("-", "−")} %`,
    percent: Math.min(100, Math.max(0, Number(percent))),
    isOver: done > whole,
  };
}
