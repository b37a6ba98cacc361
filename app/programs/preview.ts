import { offerForm } from "#app/programs/contract.ts";
import { readFields } from "#app/programs/form-query.ts";
import { describeExample, describeOffer, describeWorstCase } from "#app/programs/offer.ts";
import { describeTerms, describeWindow, type TermsValues } from "#app/programs/terms.ts";
import { termsForm } from "#app/programs/terms-contract.ts";

/** What stands in the form's fields at the moment, as text; a missing field is undefined. */
export type Draft = Readonly<
  Partial<
    Record<
      | "valueKind"
      | "value"
      | "scope"
      | "minimum"
      | "paymentsKind"
      | "payments"
      | "usageLimit"
      | "commissionKind"
      | "rate"
      | "flat"
      | "flatOnRefund"
      | "minimumNet"
      | "cap"
      | "contribution"
      | "lastOn"
      | "periodKind"
      | "tierMeasure"
      | "tierMode"
      | "periodCap"
      | "totalCap"
      | "holdDays"
      | "holdBasis"
      | "windowDays",
      string | undefined
    >
  > & {
    scopeGids: readonly string[];
    /** As the form has them, faults and all. */
    rules: unknown;
    tiers: unknown;
    goals: unknown;
    oncePerCustomer: boolean;
    combinesWith: readonly string[];
    appliesOnSubscription: boolean;
  }
>;

/** The sentences beside the form; null where the fields do not yet say enough. */
export type Preview = Readonly<{
  forShoppers: string | null;
  forCreators: string | null;
  example: string | null;
  worstCase: string | null;
}>;

/** What the fields would mean if they were saved now, in a shop's currency. Faults only leave a sentence out. */
export function previewOf(draft: Draft, currency: string): Preview {
  const terms = readFields(draft, termsForm(currency));
  const offer = readFields(
    {
      ...draft,
      name: "-",
      // What the creators' side still lacks does not silence the shoppers' side.
      ...(terms ? {} : NO_TERMS),
    },
    offerForm(currency),
  );
  const both = offer && terms ? { offer: offer.offer, terms } : null;
  return {
    forShoppers: offer ? describeOffer(offer.offer, currency) : null,
    forCreators: terms ? wordsOf(terms, currency) : null,
    example: both ? describeExample(both.offer, both.terms, currency) : null,
    worstCase: both ? describeWorstCase(both.offer, both.terms, currency) : null,
  };
}

const NO_TERMS = {
  commissionKind: "rate",
  rate: "0",
  rules: [],
  tiers: [],
  goals: [],
  periodCap: undefined,
  totalCap: undefined,
  minimumNet: undefined,
  cap: undefined,
  contribution: undefined,
  lastOn: undefined,
  holdDays: "0",
  windowDays: "1",
};

const wordsOf = (terms: TermsValues, currency: string): string =>
  `${describeTerms(terms, currency)}. ${describeWindow(terms)}.`;
