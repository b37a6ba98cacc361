// Shopify's three compliance payloads, reduced to what is acted on: e-mail and phone are never read. And the form of the settings page.
import { z } from "zod";

/** Shopify writes these ids as JSON numbers, below 2^53; text is taken as well. */
const shopifyId = z
  .union([z.number().int().positive(), z.string().regex(/^\d{1,20}$/)])
  .transform(String);

/** Shopify repeats a message for up to two days: until then its row is what tells a repeat from news. */
export const MESSAGE_DAYS_MIN = 2;
const MESSAGE_DAYS_MAX = 365;

/** A month of visits is the least by which a link can be judged; a credit needs none of them. */
export const CLICK_DAYS_MIN = 30;
const CLICK_DAYS_MAX = 1_825;

const days = (min: number, max: number) =>
  z
    .string({ error: "Enter a number of days." })
    .trim()
    .regex(/^\d{1,4}$/, "Enter a whole number of days.")
    .transform(Number)
    .refine((count) => count >= min && count <= max, `Enter ${min} to ${max} days.`);

/** The form of how long Shopify's messages and visits through links are kept. */
export const retentionForm = z.object({
  messageDays: days(MESSAGE_DAYS_MIN, MESSAGE_DAYS_MAX),
  clickDays: days(CLICK_DAYS_MIN, CLICK_DAYS_MAX).optional(),
});

const IDS_MAX = 50_000;
/** An order's id above 2^53 was rounded by JSON and is left out: the order is found by its customer. */
const orderGids = z
  .array(z.union([z.number().positive(), z.string().regex(/^\d{1,20}$/)]))
  .max(IDS_MAX)
  .nullish()
  .transform((ids) =>
    (ids ?? [])
      .filter((id) => typeof id === "string" || Number.isSafeInteger(id))
      .map((id) => `gid://shopify/Order/${id}`),
  );

const customer = z
  .object({ id: shopifyId })
  .transform(({ id }) => ({ customerGid: `gid://shopify/Customer/${id}` }));

/** customers/data_request: whose data, of which orders, under which number. */
export const dataRequest = z.object({
  customer,
  orders_requested: orderGids,
  data_request: z.object({ id: shopifyId }),
});

/** customers/redact: whose data, and the orders that Shopify names. */
export const redactRequest = z.object({ customer, orders_to_redact: orderGids });

const customerGid = z.string().regex(/^gid:\/\/shopify\/Customer\/\d{1,20}$/);

/** customers/merge: who is left and who is not; a merge that failed is told too. */
export const customerMerge = z
  .object({
    admin_graphql_api_customer_kept_id: customerGid,
    admin_graphql_api_customer_deleted_id: customerGid,
    status: z.string().nullish(),
  })
  .transform((merge) => ({
    keptGid: merge.admin_graphql_api_customer_kept_id,
    deletedGid: merge.admin_graphql_api_customer_deleted_id,
    isDone: (merge.status ?? "completed").toLowerCase() === "completed",
  }));
