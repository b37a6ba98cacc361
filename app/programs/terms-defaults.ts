// Terms as their form shows them before anybody has typed.
import { decimalFromMinor } from "#app/kit/money.ts";
import type { BLANK_ROWS } from "#app/programs/form-lists.ts";
import { percentFromBasisPoints } from "#app/programs/percent.ts";
import type { AllTimeTerms, Measure, PeriodTerms } from "#app/programs/period-terms.ts";
import type { TermsFieldName } from "#app/programs/TermsFields.tsx";
import type { TermsValues } from "#app/programs/terms.ts";

export type PeriodDefaults = Readonly<
  Record<"periodKind" | "tierMeasure" | "tierMode" | "periodCap" | "totalCap", string> & {
    tiers: readonly (typeof BLANK_ROWS.tiers)[];
    goals: readonly (typeof BLANK_ROWS.goals)[];
  }
>;

/** The fields of a form without period terms. */
export const BLANK_PERIOD: PeriodDefaults = {
  periodKind: "month",
  tierMeasure: "net",
  tierMode: "",
  tiers: [],
  goals: [],
  periodCap: "",
  totalCap: "",
};

export type TermsDefaults = Readonly<Record<TermsFieldName, string>> &
  PeriodDefaults &
  Readonly<{ rules: readonly (typeof BLANK_ROWS.rules)[] }>;

/** Terms as their form shows them, amounts in the shop's currency; read by that form they are the same terms. */
export function fieldsOfTerms(terms: TermsValues, currency: string): TermsDefaults {
  const money = moneyIn(currency);
  const percent = (basisPoints: number | null) =>
    basisPoints === null ? "" : percentFromBasisPoints(basisPoints);
  return {
    commissionKind: terms.kind,
    rate: percent(terms.rateBasisPoints),
    flat: money(terms.flatMinor),
    flatOnRefund: terms.flatOnRefund,
    rules: terms.rules.map(
      ({ values, rateBasisPoints, pieceMinor, discountBasisPoints, renewalsMax, ...rule }) => ({
        ...rule,
        renewals: renewalsMax === null ? "" : String(renewalsMax),
        discount: percent(discountBasisPoints),
        productGids: rule.subject === "product" ? [...values] : [],
        collectionGids: rule.subject === "collection" ? [...values] : [],
        names: rule.subject === "product" || rule.subject === "collection" ? "" : values.join("\n"),
        amount: percent(rateBasisPoints) || money(pieceMinor),
      }),
    ),
    minimumNet: money(terms.minimumMinor),
    cap: money(terms.capMinor),
    contribution: percent(terms.contributionBasisPoints),
    lastOn: terms.lastOn ?? "",
    ...fieldsOfPeriod(terms.period, currency),
    holdDays: String(terms.holdDays),
    holdBasis: terms.holdBasis,
    windowDays: String(terms.windowDays),
  };
}

const moneyIn =
  (currency: string) =>
  (minor: bigint | null): string =>
    minor === null ? "" : decimalFromMinor(minor, currency);

/** Period terms as their form shows them; of none, a month. */
function fieldsOfPeriod(period: PeriodTerms | null, currency: string): PeriodDefaults {
  if (period === null) return BLANK_PERIOD;
  const { kind, tiers, allTime } = period;
  const much = (measure: Measure, from: bigint) =>
    measure === "net" ? decimalFromMinor(from, currency) : String(from);
  const money = moneyIn(currency);
  const goalsOf = ({ goals }: AllTimeTerms, per: "period" | "once") =>
    goals.map(({ measure, from, amountMinor }) => ({
      ...{ measure, from: much(measure, from), amount: money(amountMinor), per },
    }));
  return {
    periodKind: kind,
    tierMeasure: tiers?.measure ?? "net",
    tierMode: tiers?.mode ?? "",
    tiers: (tiers?.steps ?? []).map(({ from, rateBasisPoints }) => ({
      from: much(tiers?.measure ?? "net", from),
      rate: percentFromBasisPoints(rateBasisPoints),
    })),
    goals: [...goalsOf(period, "period"), ...(allTime === null ? [] : goalsOf(allTime, "once"))],
    periodCap: money(period.capMinor),
    totalCap: money(allTime?.capMinor ?? null),
  };
}
