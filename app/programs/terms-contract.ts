// Terms as forms post them and as they are stored.
import { z } from "zod";
import {
  chosen,
  type FieldPath,
  nameProblem,
  oneValue,
  type Refuse,
  readCount,
  readDay,
  readDayCount,
  readMoney,
  readPercent,
  refusal,
} from "#app/programs/field-readers.ts";
import { periodFields, readPeriodTerms } from "#app/programs/period-contract.ts";
import type { Rule } from "#app/programs/rule.ts";
import type { TermsValues } from "#app/programs/terms.ts";

/** More rules than a merchant can keep in mind, and more products and names than fit one. */
const RULES_MAX = 20;
const VALUES_MAX = 100;
/** Each is read from Shopify before the terms are tried. */
const COLLECTIONS_MAX = 10;
const NAME_LENGTH_MAX = 255;
/** Eight years of a monthly subscription. */
const RENEWALS = { min: 1, max: 100, unit: "renewals" };

const ruleFields = z.object({
  subject: chosen("any", "product", "collection", "vendor", "type", "tag").default("vendor"),
  /** Products of the picker. */
  productGids: z.array(z.string()).default([]),
  collectionGids: z.array(z.string()).default([]),
  /** Vendors, product types or tags, one a line. */
  names: oneValue,
  customers: chosen("all", "new", "returning").default("all"),
  purchase: chosen("any", "once", "first", "renewal").default("any"),
  /** Of renewals, the first so many; empty for every one. */
  renewals: oneValue,
  /** The least share that was taken off. */
  discount: oneValue,
  pays: chosen("rate", "piece", "nothing").default("rate"),
  /** The rate, or the sum a piece. */
  amount: oneValue,
});

/** The fields of terms, as a form posts them. */
export const termsFields = z.object({
  commissionKind: chosen("rate", "flat", "piece").default("rate"),
  rate: oneValue,
  flat: oneValue,
  flatOnRefund: chosen("whole", "share").default("whole"),
  rules: z.array(ruleFields).max(RULES_MAX, `Use at most ${RULES_MAX} rules.`).default([]),
  minimumNet: oneValue,
  cap: oneValue,
  contribution: oneValue,
  lastOn: oneValue,
  holdDays: oneValue,
  holdBasis: chosen("order", "fulfilment", "delivery").default("order"),
  windowDays: oneValue,
  ...periodFields.shape,
});

/** Terms alone, to be described and replayed before anybody saves them. */
export const termsForm = (currency: string) =>
  termsFields.transform((fields, context) =>
    readTerms(fields, currency, refusal(context.issues, fields)),
  );

/** The form of changed terms of a live offer, with the day from which they apply; null is from now on. */
export const changedTermsForm = (currency: string) =>
  termsFields.extend({ appliesFrom: oneValue }).transform((fields, context) => {
    const refuse = refusal(context.issues, fields);
    const { appliesFrom } = fields;
    return {
      terms: readTerms(fields, currency, refuse),
      appliesFrom: appliesFrom === undefined ? null : readDay(appliesFrom, "appliesFrom", refuse),
    };
  });

/** The terms that fields say, amounts in the shop's currency; each fault is refused at its field. */
export function readTerms(
  fields: z.output<typeof termsFields>,
  currency: string,
  refuse: Refuse,
): TermsValues {
  const { commissionKind, rate, flat, minimumNet, cap, contribution, lastOn } = fields;
  const isRate = commissionKind === "rate";
  const limit = (text: string | undefined, field: string) =>
    text === undefined ? null : readMoney(text, { field, currency, isZeroGood: false }, refuse);
  return {
    kind: commissionKind,
    rateBasisPoints: isRate ? readPercent(rate, { field: "rate", isZeroGood: true }, refuse) : null,
    flatMinor: isRate
      ? null
      : readMoney(flat, { field: "flat", currency, isZeroGood: true }, refuse),
    flatOnRefund: commissionKind === "flat" ? fields.flatOnRefund : "whole",
    rules: fields.rules.map((rule, at) => readRule(rule, { at, currency }, refuse)),
    minimumMinor: limit(minimumNet, "minimumNet"),
    capMinor: limit(cap, "cap"),
    contributionBasisPoints:
      contribution === undefined
        ? null
        : readPercent(contribution, { field: "contribution", isZeroGood: false }, refuse),
    lastOn: lastOn === undefined ? null : readDay(lastOn, "lastOn", refuse),
    period: readPeriodTerms(
      fields,
      { kind: commissionKind, hasOrderCap: (cap ?? contribution) !== undefined, currency },
      refuse,
    ),
    holdBasis: fields.holdBasis,
    holdDays: readDayCount(fields.holdDays ?? "30", { field: "holdDays", min: 0 }, refuse),
    windowDays: readDayCount(fields.windowDays ?? "30", { field: "windowDays", min: 1 }, refuse),
  };
}

type Place = Readonly<{ at: number; currency: string }>;

function readRule(
  fields: z.output<typeof ruleFields>,
  { at, currency }: Place,
  refuse: Refuse,
): Rule {
  const { subject, customers, purchase, renewals, discount, pays, amount } = fields;
  const field: FieldPath = ["rules", at, "amount"];
  return {
    subject,
    values: valuesOf(fields, at, refuse),
    customers,
    purchase,
    renewalsMax:
      renewals === undefined || purchase !== "renewal"
        ? null
        : readCount(renewals, { field: ["rules", at, "renewals"], ...RENEWALS }, refuse),
    discountBasisPoints:
      discount === undefined
        ? null
        : readPercent(discount, { field: ["rules", at, "discount"], isZeroGood: false }, refuse),
    pays,
    rateBasisPoints:
      pays === "rate" ? readPercent(amount, { field, isZeroGood: true }, refuse) : null,
    pieceMinor:
      pays === "piece" ? readMoney(amount, { field, currency, isZeroGood: true }, refuse) : null,
  };
}

/** What rules name by Shopify's ids: the field, the shape of an id, and how many a rule may name. */
const PICKED = {
  product: { field: "productGids", shape: /^gid:\/\/shopify\/Product\/\d{1,20}$/, max: VALUES_MAX },
  collection: {
    field: "collectionGids",
    shape: /^gid:\/\/shopify\/Collection\/\d{1,20}$/,
    max: COLLECTIONS_MAX,
  },
} as const;

function valuesOf(fields: z.output<typeof ruleFields>, at: number, refuse: Refuse): string[] {
  const { subject } = fields;
  if (subject === "any") {
    const isEverything = fields.customers === "all" && fields.purchase === "any";
    if (isEverything && fields.discount === undefined)
      refuse(
        ["rules", at, "subject"],
        "Choose products, customers, purchases or a discount that pay otherwise.",
      );
    return [];
  }
  if (subject === "product" || subject === "collection") {
    const { field, shape, max } = PICKED[subject];
    const path: FieldPath = ["rules", at, field];
    const gids = [...new Set(fields[field])];
    if (gids.length === 0) refuse(path, `Choose at least one ${subject}.`);
    if (gids.length > max) refuse(path, `Use at most ${max} ${subject}s in a rule.`);
    if (gids.some((gid) => !shape.test(gid))) refuse(path, `Choose each ${subject} from the list.`);
    return gids;
  }
  const path: FieldPath = ["rules", at, "names"];
  const names = namesIn(fields.names ?? "");
  const noun = { vendor: "vendor", type: "product type", tag: "tag" }[subject];
  if (names.length === 0) refuse(path, `Enter at least one ${noun}.`);
  if (names.length > VALUES_MAX) refuse(path, `Use at most ${VALUES_MAX} ${noun}s in a rule.`);
  if (names.some((name) => nameProblem(name, NAME_LENGTH_MAX) !== null))
    refuse(path, `Enter each ${noun} as it is in Shopify, one a line.`);
  return names;
}

const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  ),
];

const storedRules = z.array(
  z.object({
    subject: z.enum(["any", "product", "collection", "vendor", "type", "tag"]),
    values: z.array(z.string()),
    customers: z.enum(["all", "new", "returning"]),
    purchase: z.enum(["any", "once", "first", "renewal"]),
    renewalsMax: z.int().nullable().default(null),
    discountBasisPoints: z.int().nullable().default(null),
    pays: z.enum(["rate", "piece", "nothing"]),
    rateBasisPoints: z.int().nullable(),
    pieceMinor: z
      .string()
      .transform((minor) => BigInt(minor))
      .nullable(),
  }),
);

/** Reads the rules of stored terms. Throws on what this app never wrote. */
export const parseRules = (json: unknown): readonly Rule[] => storedRules.parse(json);

/** Rules in the form that is stored: JSON has no bigint. */
export const rulesJson = (rules: readonly Rule[]) =>
  rules.map(({ pieceMinor, values, ...rule }) => ({
    ...rule,
    values: [...values],
    pieceMinor: pieceMinor === null ? null : String(pieceMinor),
  }));
