// Buying model: how a shop's customers come back and stay away, worked out from its orders; tells how likely one of them still buys.
import {
  aliveProbability,
  BUYING_MIN,
  type BuyingHistory,
  type BuyingParameters,
} from "#app/discovery/bg-nbd.ts";

/** `parameters` is null where there were too few customers, or no parameters fit them. */
export type BuyingModel = Readonly<{
  fittedAt: Date;
  customers: number;
  repeaters: number;
  parameters: BuyingParameters | null;
}>;

const DAYS_A_WEEK = 7;
/** Nobody is sure to come again. */
const PERCENT_MAX = 99;

type Days = Readonly<{ repeats: number; lastDays: number; ageDays: number }>;

/**
 * How likely a customer still buys, in whole percent, 99 at most. Null without parameters, and for who bought on one day alone: the model
 * says nothing about her (docs/decisions/0024-still-buying.md).
 */
export function stillBuyingPercent(
  model: Pick<BuyingModel, "parameters"> | null,
  { repeats, lastDays, ageDays }: Days,
): number | null {
  if (!model?.parameters || repeats === 0) return null;
  const history: BuyingHistory = {
    repeats,
    lastWeeks: lastDays / DAYS_A_WEEK,
    ageWeeks: ageDays / DAYS_A_WEEK,
  };
  return Math.min(PERCENT_MAX, Math.round(100 * aliveProbability(model.parameters, history)));
}

const OTHERWISE = "The score is made of the other parts.";

/** Why no customer has the figure, as sentences for the page; null where the model has parameters. */
export function modelNote(model: BuyingModel | null): string | null {
  if (model?.parameters) return null;
  if (model === null)
    return `How likely customers still buy is being worked out from your orders: open this page again in a minute. ${OTHERWISE}`;
  const { customers, repeaters } = model;
  if (customers >= BUYING_MIN.customers && repeaters >= BUYING_MIN.repeaters)
    return `How likely customers still buy is not shown: your orders follow no pattern that tells it. ${OTHERWISE}`;
  return `How likely customers still buy is not shown, since you have too few: it takes ${BUYING_MIN.customers} customers, ${BUYING_MIN.repeaters} of them with orders on two days or more. You have ${customers} and ${repeaters}. ${OTHERWISE}`;
}
