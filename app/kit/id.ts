/** The id of a record, a uuid; the noun keeps the id of a payout out of the place of an order's. */
export type Id<Noun extends string> = string & { readonly __noun?: Noun };

/** Letters and digits that are not mistaken for one another when read aloud or copied by hand (no 0, 1, i, l, o). */
export const codeAlphabet = "23456789abcdefghjkmnpqrstuvwxyz";

/** The id that a text from outside holds, in lower case, or null when it has not the shape of a uuid. */
export function parseId(text: string): string | null {
  const id = text.toLowerCase();
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id) ? id : null;
}
