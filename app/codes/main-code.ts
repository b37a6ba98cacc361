// Which of a creator's codes stands for her: she can have several, in one offer and in others.
import type { CodeState } from "#app/codes/code.ts";

/** What decides it. */
export type Standing = Readonly<{
  offerId: string;
  state: CodeState;
  /** What a further code is for; empty for the main one. */
  label: string;
  /** Until when a replaced code works. */
  endsAt: Date | null;
}>;

/**
 * The code that stands for a creator, of her codes with the oldest first; null without any. Her own offer goes before others, a live code
 * before one that waits and that before the rest, one without an end before a replaced one, one without a label before a campaign's, the
 * newest before older ones. A link to the shop takes its code the same way (links/repository.server.ts).
 */
export function mainCode<Code extends Standing>(
  codes: readonly Code[],
  offerId: string,
): Code | null {
  const inOffer = codes.filter((code) => code.offerId === offerId);
  const choice = inOffer.length > 0 ? inOffer : codes;
  return choice.reduce<Code | null>(
    (best, code) => (best === null || rankOf(code) >= rankOf(best) ? code : best),
    null,
  );
}

function rankOf({ state, label, endsAt }: Standing): number {
  const standing = state === "live" ? 8 : state === "minting" ? 4 : 0;
  return standing + (endsAt === null ? 2 : 0) + (label === "" ? 1 : 0);
}
