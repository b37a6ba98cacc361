import { offerForm } from "#app/programs/contract.ts";
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
      | "commissionKind"
      | "rate"
      | "flat"
      | "flatOnRefund"
      | "minimumNet"
      | "cap"
      | "holdDays"
      | "holdBasis"
      | "windowDays",
      string | undefined
    >
  > & {
    scopeGids: readonly string[];
    /** As the form has them, faults and all. */
    rules: unknown;
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
  const fields = withoutBlanks(draft);
  const terms = termsForm(currency).safeParse(fields);
  const offer = offerForm(currency).safeParse({
    ...fields,
    name: "-",
    // What the creators' side still lacks does not silence the shoppers' side.
    ...(terms.success ? {} : NO_TERMS),
  });
  const both = offer.success && terms.success;
  return {
    forShoppers: offer.success ? describeOffer(offer.data.offer, currency) : null,
    forCreators: terms.success ? wordsOf(terms.data, currency) : null,
    example: both ? describeExample(offer.data.offer, terms.data, currency) : null,
    worstCase: both ? describeWorstCase(offer.data.offer, terms.data, currency) : null,
  };
}

const NO_TERMS = {
  commissionKind: "rate",
  rate: "0",
  rules: [],
  minimumNet: undefined,
  cap: undefined,
  holdDays: "0",
  windowDays: "1",
};

const wordsOf = (terms: TermsValues, currency: string): string =>
  `${describeTerms(terms, currency)}. ${describeWindow(terms)}.`;

/** Forms post no empty field, so neither does a draft have one. */
const withoutBlanks = (draft: Draft) => blanksOut(draft) as Record<string, unknown>;

function blanksOut(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(blanksOut);
  if (typeof value !== "object" || value === null) return value;
  const filled = Object.entries(value).filter(([, one]) => one !== "" && one !== undefined);
  return Object.fromEntries(filled.map(([name, one]) => [name, blanksOut(one)]));
}
