// Touch: what makes an order a creator's: her redeem code on it, a click on her link, or a person's word.

/** A creator's code on the order, whatever became of the creator or the code since. */
export type CodeTouch = Readonly<{
  kind: "code";
  creatorId: string;
  offerId: string;
  code: string;
  /** What the code gave on this order, in minor units. */
  discountMinor: bigint;
  /** Its place among the order's codes, from 0. */
  position: number;
  /** The creator was paused when the order was placed. */
  isPaused?: boolean;
}>;

/** A click on a creator's link, found through the reference it left. */
export type LinkTouch = Readonly<{
  kind: "link";
  creatorId: string;
  offerId: string;
  linkId: string;
  /** What the link is called; empty for the first one of a creator. */
  label: string;
  slug: string;
  clickId: string | null;
  /** Null where the reference names no click: it came from the link, at an unknown time. */
  clickedAt: Date | null;
  /** How long a click of this offer counts, by the terms in force when the order was placed. */
  windowDays: number;
  /** Its place among the order's references, from 0, the most trusted first. */
  position: number;
  /** The creator was paused when the order was placed. */
  isPaused?: boolean;
}>;

/** A person's word that the order is a creator's. */
export type HandTouch = Readonly<{
  kind: "hand";
  creatorId: string;
  offerId: string;
  note: string;
  /** Shopify's id of the staff member's account. */
  staffId: string;
  madeAt: Date;
}>;

export type Touch = CodeTouch | LinkTouch | HandTouch;

/** Where a click stands to an order: in its window, too early for it, or after the order. */
export type Timing = "counts" | "before-window" | "after-order";

const DAY_SECONDS = 86_400;

/**
 * Whether a click counts for an order. Compared in whole seconds; the far end of the window is inside: with 30 days a click
 * 2,592,000 s before the order counts, one of 2,592,001 s does not, and one a second after the order never does.
 * A reference without a click counts. Source: measurement.md 0 and 2.1, check A17.
 */
export function timingOf(
  touch: Pick<LinkTouch, "clickedAt" | "windowDays">,
  orderedAt: Date,
): Timing {
  if (touch.clickedAt === null) return "counts";
  const ageSeconds = secondsOf(orderedAt) - secondsOf(touch.clickedAt);
  if (ageSeconds < 0) return "after-order";
  return ageSeconds <= touch.windowDays * DAY_SECONDS ? "counts" : "before-window";
}

const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1000);
