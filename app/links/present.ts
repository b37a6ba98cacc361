// A link in the words that pages show.
import { isExpired } from "#app/links/link.ts";

/** What the first link of a creator is called, which was made with her. */
export const labelOf = (label: string): string => (label === "" ? "Main link" : label);

export type LinkState = "working" | "ended" | "gone" | "archived";

/** How a link stands: out of sight; ended; leading home because its product is gone; or as it should. */
export function stateOf(
  link: Readonly<{ archivedAt: Date | null; expiresAt: Date | null; targetGoneAt: Date | null }>,
  now: Date,
): LinkState {
  if (link.archivedAt) return "archived";
  if (isExpired(link, now)) return "ended";
  return link.targetGoneAt ? "gone" : "working";
}

/** Where a link leads: "Home page", "Barrier serum", "/pages/about". */
export function targetWords(
  link: Readonly<{ targetKind: string; targetTitle: string | null; path: string }>,
): string {
  if (link.targetKind === "home") return "Home page";
  return link.targetTitle ?? link.path;
}

/** The same as a sentence: "Leads to the home page", "Leads to Barrier serum". */
export const leadsWords = (link: Parameters<typeof targetWords>[0]): string =>
  `Leads to ${link.targetKind === "home" ? "the home page" : targetWords(link)}`;

/** The file name of a link's QR code without its ending; a slug holds nothing that a file system minds. */
export const qrFileName = (slug: string): string => `qr-${slug}`;

/** What the figures of links mean, for whoever asks. */
export const FIGURE_WORDS = {
  clicks:
    "Clicks are visits of people through the link. Bots, previews and prefetches are kept and not counted.",
  visitors:
    "Unique visitors are counted once a day each, by browser and address, which are not kept: who comes on two days counts twice.",
  orders:
    "Orders credited to the creator whose shopper came through this link last, also where the code decided. By the date of the order; canceled and test orders are left out.",
  net: "Net revenue of these orders: product sales after discounts and refunds, without tax and shipping.",
} as const;
