import { z } from "zod";
import { type LocalDate, parseLocalDate } from "#app/kit/calendar.ts";
import { parseAmount } from "#app/kit/money.ts";
import type { DiscountClass, OfferTermsForShoppers } from "#app/programs/offer.ts";
import { basisPointsFromText } from "#app/programs/percent.ts";
import type { TermsValues } from "#app/programs/terms.ts";

const NAME_LENGTH_MAX = 100;
const SCOPE_MAX = 100;
const DAYS_MAX = 365;
const BASIS_POINTS_MAX = 10_000;

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

type Refuse = (field: string, message: string) => void;

const oneValue = z.string({ error: "Enter one value." }).optional();
const chosen = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, { error: "Choose one of the list." });

const termsFields = z.object({
  commissionKind: chosen("rate", "flat").default("rate"),
  rate: oneValue,
  flat: oneValue,
  flatOnRefund: chosen("whole", "share").default("whole"),
  holdDays: oneValue,
  holdBasis: chosen("order", "fulfilment", "delivery").default("order"),
  windowDays: oneValue,
});

const offerFields = termsFields.extend({
  formId,
  name: oneValue,
  valueKind: chosen("percentage", "amount", "none").default("percentage"),
  value: oneValue,
  scope: chosen("all", "collections", "products").default("all"),
  scopeGids: z.array(z.string()).default([]),
  minimum: oneValue,
  startsOn: oneValue,
  endsOn: oneValue,
  oncePerCustomer: z.boolean({ error: "Tick the box or leave it." }).default(false),
  combinesWith: z.array(chosen("order", "product", "shipping")).default([]),
  appliesOnSubscription: z.boolean({ error: "Tick the box or leave it." }).default(false),
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

/** The form of changed terms. */
export const termsForm = (currency: string) =>
  termsFields.transform((fields, context) =>
    readTerms(fields, currency, refusal(context.issues, fields)),
  );

/** Why a text cannot be a name, as a sentence, or null: it is one line of plain text without markup. */
export function nameProblem(text: string, lengthMax: number): string | null {
  if (text === "") return "Enter a name.";
  if (text.length > lengthMax) return `Use at most ${lengthMax} characters.`;
  if (/[<>]/.test(text)) return "Leave out < and >.";
  if (/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text))
    return "Use one line of plain text.";
  return null;
}

/** Reports a fault at a field and lets the other fields be read, so that one round shows all faults. */
function refusal(issues: z.core.$ZodRawIssue[], input: unknown): Refuse {
  return (field, message) => {
    issues.push({ code: "custom", input, path: [field], message });
  };
}

function readOffer(fields: OfferFields, currency: string, refuse: Refuse): OfferValues {
  const name = (fields.name ?? "").trim();
  const problem = nameProblem(name, NAME_LENGTH_MAX);
  if (problem) refuse("name", problem);
  const isTracking = fields.valueKind === "none"; // what the shopper gets is then empty, whatever else was sent
  return {
    name,
    valueKind: fields.valueKind,
    valueBasisPoints:
      fields.valueKind === "percentage"
        ? readPercent(fields.value, { field: "value", isZeroGood: false }, refuse)
        : null,
    valueMinor:
      fields.valueKind === "amount"
        ? readMoney(fields.value, { field: "value", currency, isZeroGood: false }, refuse)
        : null,
    scope: isTracking ? "all" : fields.scope,
    scopeGids: isTracking ? [] : readScope(fields, refuse),
    minimumMinor:
      fields.minimum === undefined || isTracking
        ? null
        : readMoney(fields.minimum, { field: "minimum", currency, isZeroGood: false }, refuse),
    ...readDays(fields, refuse),
    oncePerCustomer: fields.oncePerCustomer && !isTracking,
    combinesWith: isTracking ? [] : [...new Set<DiscountClass>(fields.combinesWith)],
    appliesOnSubscription: fields.appliesOnSubscription && !isTracking,
  };
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

function readTerms(
  fields: z.output<typeof termsFields>,
  currency: string,
  refuse: Refuse,
): TermsValues {
  const isRate = fields.commissionKind === "rate";
  return {
    kind: fields.commissionKind,
    rateBasisPoints: isRate
      ? readPercent(fields.rate, { field: "rate", isZeroGood: true }, refuse)
      : null,
    flatMinor: isRate
      ? null
      : readMoney(fields.flat, { field: "flat", currency, isZeroGood: true }, refuse),
    flatOnRefund: isRate ? "whole" : fields.flatOnRefund,
    holdBasis: fields.holdBasis,
    holdDays: readCount(fields.holdDays ?? "30", { field: "holdDays", min: 0 }, refuse),
    windowDays: readCount(fields.windowDays ?? "30", { field: "windowDays", min: 1 }, refuse),
  };
}

function readPercent(
  text: string | undefined,
  { field, isZeroGood }: Readonly<{ field: string; isZeroGood: boolean }>,
  refuse: Refuse,
): number {
  const read = basisPointsFromText(text ?? "");
  if (!read.ok) refuse(field, read.error);
  else if (read.value > BASIS_POINTS_MAX) refuse(field, "Enter 100 % or less.");
  else if (read.value < 0) refuse(field, "Enter a percentage that is not negative.");
  else if (read.value === 0 && !isZeroGood) refuse(field, "Enter more than 0 %.");
  return read.ok ? read.value : 0;
}

function readMoney(
  text: string | undefined,
  {
    field,
    currency,
    isZeroGood,
  }: Readonly<{ field: string; currency: string; isZeroGood: boolean }>,
  refuse: Refuse,
): bigint {
  const minor = parseAmount(text ?? "", currency);
  if (minor === null) refuse(field, `Enter an amount in ${currency}, such as 10.`);
  else if (minor < 0n) refuse(field, "Enter an amount that is not negative.");
  else if (minor === 0n && !isZeroGood) refuse(field, "Enter an amount above zero.");
  return minor ?? 0n;
}

function readCount(
  text: string,
  { field, min }: Readonly<{ field: string; min: number }>,
  refuse: Refuse,
): number {
  const count = /^\d{1,4}$/.test(text.trim()) ? Number(text) : -1;
  if (count < min || count > DAYS_MAX)
    refuse(field, `Enter a whole number of days from ${min} to ${DAYS_MAX}.`);
  return count;
}
