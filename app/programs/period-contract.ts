// Period terms as forms post them and as they are stored.
import { z } from "zod";
import {
  chosen,
  type FieldPath,
  oneValue,
  type Refuse,
  readMoney,
  readPercent,
} from "#app/programs/field-readers.ts";
import type {
  AllTimeTerms,
  Goal,
  Measure,
  PeriodTerms,
  TierStep,
} from "#app/programs/period-terms.ts";
import type { CommissionKind } from "#app/programs/terms.ts";

/** More steps than anybody keeps in mind. */
const STEPS_MAX = 10;
const GOALS_MAX = 10;
const ORDERS_MAX = 1_000_000;

const measure = chosen("net", "orders").default("net");

/** The fields of period terms, as a form posts them. */
export const periodFields = z.object({
  periodKind: chosen("month", "quarter", "lifetime").default("month"),
  tierMeasure: measure,
  /** No default: the two differ by much money, so a person says which. */
  tierMode: chosen("marginal", "whole").optional(),
  tiers: z
    .array(z.object({ from: oneValue, rate: oneValue }))
    .max(STEPS_MAX, `Use at most ${STEPS_MAX} tiers.`)
    .default([]),
  goals: z
    .array(
      z.object({
        measure,
        from: oneValue,
        amount: oneValue,
        /** In each period, or once over all time. */
        per: chosen("period", "once").default("period"),
      }),
    )
    .max(GOALS_MAX, `Use at most ${GOALS_MAX} goals.`)
    .default([]),
  periodCap: oneValue,
  totalCap: oneValue,
});

type Fields = z.output<typeof periodFields>;
type Read = Readonly<{ kind: CommissionKind; hasOrderCap: boolean; currency: string }>;

/** The period terms that fields say; null where they say none. Each fault is refused at its field. */
export function readPeriodTerms(fields: Fields, read: Read, refuse: Refuse): PeriodTerms | null {
  const { periodKind: kind } = fields;
  const tiers = readTiers(fields, read, refuse);
  const goals = fields.goals.map((goal, at) => ({
    isOnce: goal.per === "once" && kind !== "lifetime",
    goal: readGoal(goal, { at, currency: read.currency }, refuse),
  }));
  const limit = (field: "periodCap" | "totalCap") =>
    fields[field] === undefined
      ? null
      : readMoney(fields[field], { field, currency: read.currency, isZeroGood: false }, refuse);
  const [capMinor, totalMinor] = [limit("periodCap"), limit("totalCap")];
  if (kind === "lifetime" && totalMinor !== null)
    refuse("totalCap", "The limit above counts over all time already.");
  const each = { goals: goals.flatMap(({ goal, isOnce }) => (isOnce ? [] : goal)), capMinor };
  const once = {
    goals: goals.flatMap(({ goal, isOnce }) => (isOnce ? goal : [])),
    capMinor: totalMinor,
  };
  if (tiers === null && isEmpty(each) && isEmpty(once)) return null;
  return { kind, tiers, ...each, allTime: isEmpty(once) ? null : once };
}

const isEmpty = ({ goals, capMinor }: AllTimeTerms): boolean =>
  goals.length === 0 && capMinor === null;

function readGoal(
  { measure, from, amount }: Fields["goals"][number],
  { at, currency }: Readonly<{ at: number; currency: string }>,
  refuse: Refuse,
): Goal {
  const path = (name: string): FieldPath => ["goals", at, name];
  return {
    measure,
    from: readFrom(from, { measure, field: path("from"), currency }, refuse),
    amountMinor: readMoney(amount, { field: path("amount"), currency, isZeroGood: false }, refuse),
  };
}

function readTiers(fields: Fields, { kind, hasOrderCap, currency }: Read, refuse: Refuse) {
  const { tierMeasure, tierMode, tiers } = fields;
  if (tiers.length === 0) return null;
  if (kind !== "rate") refuse("tiers", "Tiers change a rate: choose a share of net sales above.");
  if (tierMode === undefined) refuse("tierMode", "Choose what a tier's rate counts for.");
  if (hasOrderCap)
    refuse("cap", "Tiers are worked out over a period: limit the period instead of the order.");
  const steps = tiers.map((tier, at): TierStep => {
    const path = (name: string): FieldPath => ["tiers", at, name];
    const asked = { measure: tierMeasure, field: path("from"), currency };
    return {
      from: readFrom(tier.from, asked, refuse),
      rateBasisPoints: readPercent(tier.rate, { field: path("rate"), isZeroGood: true }, refuse),
    };
  });
  for (const [at, { from }] of steps.entries())
    if (at > 0 && from <= (steps[at - 1]?.from ?? 0n))
      refuse(["tiers", at, "from"], "Enter more than in the tier above.");
  return { measure: tierMeasure, mode: tierMode ?? "marginal", steps };
}

type Asked = Readonly<{ measure: Measure; field: FieldPath; currency: string }>;

/** What has to be reached: an amount, or a number of orders. */
function readFrom(text: string | undefined, { measure, field, currency }: Asked, refuse: Refuse) {
  if (measure === "net") return readMoney(text, { field, currency, isZeroGood: false }, refuse);
  const count = /^\d{1,7}$/.test((text ?? "").trim()) ? Number(text) : 0;
  if (count < 1 || count > ORDERS_MAX)
    refuse(
      field,
      `Enter a whole number of orders from 1 to ${ORDERS_MAX.toLocaleString("en-US")}.`,
    );
  return BigInt(count);
}

const whole = z.string().transform((text) => BigInt(text));
const measures = z.enum(["net", "orders"]);
const goals = z.object({
  goals: z.array(z.object({ measure: measures, from: whole, amountMinor: whole })),
  capMinor: whole.nullable(),
});
const stored = z
  .object({
    kind: z.enum(["month", "quarter", "lifetime"]),
    tiers: z
      .object({
        measure: measures,
        mode: z.enum(["marginal", "whole"]),
        steps: z.array(z.object({ from: whole, rateBasisPoints: z.int() })),
      })
      .nullable(),
    ...goals.shape,
    allTime: goals.nullable().default(null),
  })
  .nullable();

/** Reads stored period terms. Throws on what this app never wrote. */
export const parsePeriodTerms = (json: unknown): PeriodTerms | null => stored.parse(json);

/** Period terms in the form that is stored: JSON has no bigint. */
export function periodJson(terms: PeriodTerms | null) {
  if (terms === null) return null;
  const { kind, tiers, allTime } = terms;
  return {
    kind,
    tiers: tiers && {
      measure: tiers.measure,
      mode: tiers.mode,
      steps: tiers.steps.map(({ from, rateBasisPoints }) => ({
        from: String(from),
        rateBasisPoints,
      })),
    },
    ...goalsJson(terms),
    allTime: allTime && goalsJson(allTime),
  };
}

const goalsJson = ({ goals, capMinor }: AllTimeTerms) => ({
  goals: goals.map((goal) => ({
    measure: goal.measure,
    from: String(goal.from),
    amountMinor: String(goal.amountMinor),
  })),
  capMinor: capMinor === null ? null : String(capMinor),
});
