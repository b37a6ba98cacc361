// Whose sale is it? One payee an order; the traces that lost are kept with the reason.
import { type CodeTouch, type LinkTouch, type Touch, timingOf } from "#app/attribution/touch.ts";

/** Why a trace did not decide: a rule won over it, or it does not count at all. */
export type LossReason =
  | "smaller-discount"
  | "applied-later"
  | "code-decides"
  | "earlier-click"
  | "before-window"
  | "after-order"
  | "paused"
  | "by-hand";

export type Loss = Readonly<{ touch: Touch; reason: LossReason }>;

export type Attribution = Readonly<{ winner: Touch; lost: readonly Loss[] }>;

/**
 * The trace that decides who is paid for an order, and those that lost; null when none counts.
 * A person's word wins over all. A creator's code wins over links, and codes of nobody never block (they are no touches). Of two
 * creators' codes the one that gave more wins, then the one applied first. Of clicks the last one in its window wins; a reference
 * without a click comes after all clicks. Traces of a creator who was paused when the order was placed do not count.
 * Source: peers.md 2, the payee rule of this app.
 */
export function attribute(orderedAt: Date, touches: readonly Touch[]): Attribution | null {
  const [paused, active] = [touches.filter(isPaused), touches.filter((one) => !isPaused(one))];
  const codes = active.filter((touch) => touch.kind === "code").toSorted(byDiscount);
  const links = active.filter((touch) => touch.kind === "link");
  const counting = links
    .filter((touch) => timingOf(touch, orderedAt) === "counts")
    .toSorted(byClick);
  const byHand = touches.find((touch) => touch.kind === "hand");
  const winner: Touch | undefined = byHand ?? codes[0] ?? counting[0];
  if (!winner) return null;
  const lost = [...codes, ...counting]
    .filter((touch) => touch !== winner)
    .map((touch) => ({ touch, reason: reasonOfLoss(touch, winner) }));
  const outside = links.flatMap((touch) => {
    const timing = timingOf(touch, orderedAt);
    return timing === "counts" ? [] : [{ touch, reason: timing }];
  });
  const stopped = paused.map((touch) => ({ touch, reason: "paused" as const }));
  return { winner, lost: [...lost, ...outside, ...stopped] };
}

/**
 * The winner's link that the shopper came through, for the figures of links: the click that won, else the last one in its window that a
 * code or a person's word for the same creator came before. Null without one.
 */
export function linkBehind({ winner, lost }: Attribution): LinkTouch | null {
  if (winner.kind === "link") return winner;
  const own = lost
    .filter(({ reason }) => reason === "code-decides" || reason === "by-hand")
    .map(({ touch }) => touch)
    .filter((touch) => touch.kind === "link")
    .filter(({ creatorId }) => creatorId === winner.creatorId);
  return own[0] ?? null; // `attribute` gives clicks the last one first
}

const isPaused = (touch: Touch): boolean => touch.kind !== "hand" && touch.isPaused === true;

function reasonOfLoss(touch: CodeTouch | LinkTouch, winner: Touch): LossReason {
  if (winner.kind === "hand") return "by-hand";
  if (touch.kind === "link") return winner.kind === "code" ? "code-decides" : "earlier-click";
  return winner.kind === "code" && touch.discountMinor < winner.discountMinor
    ? "smaller-discount"
    : "applied-later";
}

function byDiscount(a: CodeTouch, b: CodeTouch): number {
  if (a.discountMinor !== b.discountMinor) return a.discountMinor > b.discountMinor ? -1 : 1;
  return a.position - b.position;
}

function byClick(a: LinkTouch, b: LinkTouch): number {
  const [aAt, bAt] = [a.clickedAt?.getTime() ?? 0, b.clickedAt?.getTime() ?? 0];
  return bAt - aAt || a.position - b.position;
}
