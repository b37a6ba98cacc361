// The form of a creator's page, parsed in the browser and in the action.
import { z } from "zod";
import {
  HEADLINE_LENGTH_MAX,
  PRODUCTS_MAX,
  photoAddress,
  WORDS_LENGTH_MAX,
} from "#app/landing/landing-page.ts";
import { oneValue, type Refuse, refusal } from "#app/programs/field-readers.ts";

/** What a merchant says of a creator's page; products by Shopify's ids, in the order in which they are shown. */
export type LandingValues = Readonly<{
  isShown: boolean;
  headline: string;
  words: string;
  photoUrl: string | null;
  productGids: readonly string[];
}>;

const fields = z.object({
  isShown: oneValue,
  headline: oneValue,
  words: oneValue,
  photoUrl: oneValue,
  productGids: z.array(z.string()).default([]),
});

/** The form of a creator's page; `hosts` are the shop's own, under which its files are served too. */
export const landingForm = (hosts: readonly string[]) =>
  fields.transform((given, context): LandingValues => {
    const refuse = refusal(context.issues, given);
    return {
      isShown: given.isShown === "on",
      headline: readHeadline(given.headline, refuse),
      words: readWords(given.words, refuse),
      photoUrl: readPhoto(given.photoUrl, hosts, refuse),
      productGids: readProducts(given.productGids, refuse),
    };
  });

/** Control characters, line breaks of other scripts, and marks that turn the direction of what follows. */
const ODD = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

function readHeadline(text: string | undefined, refuse: Refuse): string {
  const headline = (text ?? "").trim().replace(/ {2,}/g, " ");
  if (headline === "") refuse("headline", "Enter a headline.");
  if (headline.length > HEADLINE_LENGTH_MAX)
    refuse("headline", `Use at most ${HEADLINE_LENGTH_MAX} characters.`);
  if (ODD.test(headline) || !headline.isWellFormed())
    refuse("headline", "Use one line of plain text.");
  return headline;
}

function readWords(text: string | undefined, refuse: Refuse): string {
  const words = (text ?? "").trim().replace(/\r\n?/g, "\n");
  if (words.length > WORDS_LENGTH_MAX)
    refuse("words", `Use at most ${WORDS_LENGTH_MAX} characters.`);
  if (ODD.test(words.replaceAll("\n", "")) || !words.isWellFormed())
    refuse("words", "Use plain text.");
  return words;
}

function readPhoto(
  text: string | undefined,
  hosts: readonly string[],
  refuse: Refuse,
): string | null {
  if ((text ?? "").trim() === "") return null;
  const address = photoAddress(text ?? "", hosts);
  if (!address.ok) refuse("photoUrl", address.error);
  return address.ok ? address.value : null;
}

function readProducts(given: readonly string[], refuse: Refuse): readonly string[] {
  const gids = [...new Set(given)];
  if (gids.length > PRODUCTS_MAX) refuse("productGids", `Choose at most ${PRODUCTS_MAX} products.`);
  if (gids.some((gid) => !/^gid:\/\/shopify\/Product\/\d{1,20}$/.test(gid)))
    refuse("productGids", "Choose each product from the list.");
  return gids;
}
