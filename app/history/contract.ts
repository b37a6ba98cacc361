// What crosses a border about imports of the past: the form that asks for one, and the payloads of its jobs.
import { z } from "zod";

/** How far back an import goes, as the form says it. */
const REACHES = ["60", "365", "all"] as const;

export type Reach = (typeof REACHES)[number];

/** The form of the page. */
export const importForm = z.object({
  reach: z.enum(REACHES, { error: "Choose how far back to go" }),
});

/** Days of orders that Shopify shows to an app without read_all_orders. */
export const SHOPIFY_WINDOW_DAYS = 60;

const DAY_MS = 86_400_000;

/** The instant from which a reach counts; null for all. */
export const sinceOf = (reach: Reach, now: Date): Date | null =>
  reach === "all" ? null : new Date(now.getTime() - Number(reach) * DAY_MS);

/** One import of one shop. */
export const importPayload = z.object({ shopId: z.uuid(), importId: z.uuid() });

export type ImportPayload = z.infer<typeof importPayload>;
