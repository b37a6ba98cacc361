// Shopify's three compliance payloads, reduced to what is acted on: e-mail and phone are never read.
import { z } from "zod";

/** Shopify writes these ids as JSON numbers, below 2^53; text is taken as well. */
const shopifyId = z
  .union([z.number().int().positive(), z.string().regex(/^\d{1,20}$/)])
  .transform(String);

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
