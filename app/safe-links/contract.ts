// What crosses a process border about pools.
import { z } from "zod";

/** Payload of the jobs about one pool. */
export const poolJobPayload = z.object({ shopId: z.uuid(), offerId: z.uuid() });

/** What a pool's discount had when it was written back, in interface text. */
export const corrections = z.array(
  z.object({ field: z.string(), here: z.string(), inShopify: z.string() }).readonly(),
);
