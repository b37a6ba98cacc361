// Terms for tests; each test names only what it is about.
import type { Rule } from "#app/programs/rule.ts";
import type { TermsValues } from "#app/programs/terms.ts";

/** 12 % of net sales, held 30 days, unless said otherwise. */
export const termsValues = (given: Partial<TermsValues> = {}): TermsValues => ({
  kind: "rate",
  rateBasisPoints: 1200,
  flatMinor: null,
  flatOnRefund: "whole",
  rules: [],
  minimumMinor: null,
  capMinor: null,
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
