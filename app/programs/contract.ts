import { z } from "zod";
import { type LocalDate, parseLocalDate } from "#app/kit/calendar.ts";
import {
  chosen,
  nameProblem,
  oneValue,
  type Refuse,
  readCount,
  readMoney,
  readPercent,
  refusal,
} from "#app/programs/field-readers.ts";
import {
  type DiscountClass,
  hasCodes,
  lowersPrice,
  type OfferTermsForShoppers,
} from "#app/programs/offer.ts";
import { readTerms, termsFields } from "#app/programs/terms-contract.ts";

const NAME_LENGTH_MAX = 100;
const SCOPE_MAX = 100;
const USES = { min: 1, max: 1_000_000, unit: "uses" };
const CLASSES = ["order", "product", "shipping"] as const satisfies readonly DiscountClass[];
/** Eight years of a monthly one. */
const PAYMENTS = { min: 1, max: 100, unit: "payments" };

/** Payload of the jobs about one offer: publish it, mint its codes. */
export const offerJobPayload = z.object({ shopId: z.uuid(), offerId: z.uuid() });

/**
 * Made with the page that holds a form, and the id of the record that the form makes: a form that is posted twice makes one record.
 * Without it every post makes one. Ids sort by time, so no other kind of uuid will do.
 */
export const formId = z.uuid({ version: "v7", error: "Open the form again." }).optional();

/** The shopper's side of an offer as the form gives it; days are the shop's, both included. A missing first day is today. */
export type OfferValues = OfferTermsForShoppers &
  Readonly<{ name: string; startsOn: LocalDate | null; endsOn: LocalDate | null }>;

const offerFields = termsFields.extend({
  formId,
  name: oneValue,
  valueKind: chosen("percentage", "amount", "code", "none").default("percentage"),
  value: oneValue,
  scope: chosen("all", "collections", "products").default("all"),
  scopeGids: z.array(z.string()).default([]),
  minimum: oneValue,
  startsOn: oneValue,
  endsOn: oneValue,
  oncePerCustomer: z.boolean({ error: "Tick the box or leave it." }).default(false),
  combinesWith: z.array(chosen(...CLASSES)).default([]),
  appliesOnSubscription: z.boolean({ error: "Tick the box or leave it." }).default(false),
  paymentsKind: chosen("first", "some", "every").default("first"),
  payments: oneValue,
  usageLimit: oneValue,
});

type OfferFields = z.output<typeof offerFields>;

/** The form of a new offer and its first terms, amounts in the shop's currency; every fault becomes a sentence at its field. */
export const offerForm = (currency: string) =>
  offerFields.transform((fields, context) => {
    const refuse = refusal(context.issues, fields);
    return {
      offer: readOffer(fields, currency, refuse),
      terms: readTerms(fields, currency, refuse),
      formId: fields.formId,
    };
  });

function readOffer(fields: OfferFields, currency: string, refuse: Refuse): OfferValues {
  const name = (fields.name ?? "").trim();
  const problem = nameProblem(name, NAME_LENGTH_MAX);
  if (problem) refuse("name", problem);
  return {
    name,
    valueKind: fields.valueKind,
    ...(lowersPrice(fields) ? readDiscount(fields, currency, refuse) : nothingOf(fields)),
    ...readDays(fields, refuse),
    appliesOnSubscription: fields.appliesOnSubscription && hasCodes(fields),
    subscriptionPayments:
      fields.appliesOnSubscription && hasCodes(fields) ? readPayments(fields, refuse) : 1,
  };
}

function readDiscount(fields: OfferFields, currency: string, refuse: Refuse) {
  const money = (text: string | undefined, field: string) =>
    readMoney(text, { field, currency, isZeroGood: false }, refuse);
  return {
    valueBasisPoints:
      fields.valueKind === "percentage"
        ? readPercent(fields.value, { field: "value", isZeroGood: false }, refuse)
        : null,
    valueMinor: fields.valueKind === "amount" ? money(fields.value, "value") : null,
    scope: fields.scope,
    scopeGids: readScope(fields, refuse),
    minimumMinor: fields.minimum === undefined ? null : money(fields.minimum, "minimum"),
    oncePerCustomer: fields.oncePerCustomer,
    combinesWith: [...new Set<DiscountClass>(fields.combinesWith)],
    usageLimit:
      (fields.usageLimit ?? "").trim() === ""
        ? null
        : readCount(fields.usageLimit, { field: "usageLimit", ...USES }, refuse),
  };
}

/** What the shopper gets is then empty, whatever else was sent. A code of no discount is combined with all, so that none drives it out. */
const nothingOf = (fields: OfferFields) =>
  ({
    valueBasisPoints: null,
    valueMinor: null,
    scope: "all",
    scopeGids: [],
    minimumMinor: null,
    oncePerCustomer: false,
    combinesWith: hasCodes(fields) ? CLASSES : [],
    usageLimit: null,
  }) as const;

/** How many payments of a subscription: 0 is every one. */
function readPayments({ paymentsKind, payments }: OfferFields, refuse: Refuse): number {
  if (paymentsKind === "every") return 0;
  if (paymentsKind === "first") return 1;
  return readCount(payments, { field: "payments", ...PAYMENTS }, refuse);
}

function readScope(fields: OfferFields, refuse: Refuse): readonly string[] {
  if (fields.scope === "all") return [];
  const [type, noun] =
    fields.scope === "products" ? ["Product", "product"] : ["Collection", "collection"];
  const gids = [...new Set(fields.scopeGids)];
  const shape = new RegExp(`^gid://shopify/${type}/\\d{1,20}$`);
  if (gids.length === 0) refuse("scopeGids", `Choose at least one ${noun}.`);
  if (gids.length > SCOPE_MAX) refuse("scopeGids", `Choose at most ${SCOPE_MAX} ${noun}s.`);
  if (gids.some((gid) => !shape.test(gid)))
    refuse("scopeGids", `Choose each ${noun} from the list.`);
  return gids;
}

function readDays(fields: OfferFields, refuse: Refuse) {
  const startsOn = readDay(fields.startsOn, "startsOn", refuse);
  const endsOn = readDay(fields.endsOn, "endsOn", refuse);
  if (startsOn !== null && endsOn !== null && endsOn < startsOn)
    refuse("endsOn", "Choose a last day that is not before the first.");
  return { startsOn, endsOn };
}

function readDay(text: string | undefined, field: string, refuse: Refuse): LocalDate | null {
  if (text === undefined) return null;
  const day = parseLocalDate(text.trim());
  if (day === null) refuse(field, "Enter a day that exists, such as 2026-11-30.");
  return day;
}
