// Terms for tests; each test names only what it is about.
import { Prisma } from "#app/generated/prisma/client.ts";
import { midnightUtc } from "#app/kit/calendar.ts";
import { periodJson } from "#app/programs/period-contract.ts";
import type { PeriodTerms } from "#app/programs/period-terms.ts";
import type { Rule } from "#app/programs/rule.ts";
import type { TermsValues } from "#app/programs/terms.ts";
import { rulesJson } from "#app/programs/terms-contract.ts";

/** 12 % of net sales, held 30 days, unless said otherwise. */
export const termsValues = (given: Partial<TermsValues> = {}): TermsValues => ({
  kind: "rate",
  rateBasisPoints: 1200,
  flatMinor: null,
  flatOnRefund: "whole",
  rules: [],
  minimumMinor: null,
  capMinor: null,
  contributionBasisPoints: null,
  lastOn: null,
  period: null,
  holdDays: 30,
  holdBasis: "order",
  windowDays: 30,
  ...given,
});

/** $5.00 an order. */
export const flatValues = (given: Partial<TermsValues> = {}): TermsValues =>
  termsValues({ kind: "flat", rateBasisPoints: null, flatMinor: 500n, ...given });

/** 20 % on everything for everybody, unless said otherwise. */
export const rule = (given: Partial<Rule> = {}): Rule => ({
  subject: "any",
  values: [],
  customers: "all",
  purchase: "any",
  renewalsMax: null,
  discountBasisPoints: null,
  pays: "rate",
  rateBasisPoints: 2000,
  pieceMinor: null,
  ...given,
});

/** A rule that pays nothing. */
export const nothing = (given: Partial<Rule> = {}): Rule =>
  rule({ pays: "nothing", rateBasisPoints: null, ...given });

/** A rule that pays a sum for each piece. */
export const piece = (minor: bigint, given: Partial<Rule> = {}): Rule =>
  rule({ pays: "piece", rateBasisPoints: null, pieceMinor: minor, ...given });

/** Tiers, goals and a cap of a month, none unless said otherwise. */
export const periodTerms = (given: Partial<PeriodTerms> = {}): PeriodTerms => ({
  kind: "month",
  tiers: null,
  goals: [],
  capMinor: null,
  allTime: null,
  ...given,
});

/** Terms as their table holds them. */
export const termsColumns = <T extends Pick<TermsValues, "rules" | "period" | "lastOn">>(
  terms: T,
) => ({
  ...terms,
  lastOn: terms.lastOn && midnightUtc(terms.lastOn),
  rules: rulesJson(terms.rules),
  period: periodJson(terms.period) ?? Prisma.DbNull,
});
