// What a link leaves on the way of a shopper. Shared with storefront code later, so no dependency.

/** Query parameter that carries the reference to the storefront. */
export const REFERENCE_PARAMETER = "ref";

/** Cart attribute that carries the reference to the order. */
export const CART_ATTRIBUTE = "_creator_ref";

/** A link's public name, `<shop key>-<link key>`, and the click that made the reference; the click id is a uuid. */
export type Reference = Readonly<{
  slug: string;
  shopKey: string;
  linkKey: string;
  clickId: string | null;
}>;

// A link key may hold single dashes between its letters, a shop key none: the first dash parts them.
const SLUG = /^([a-z0-9]{1,32})-([a-z0-9](?:-?[a-z0-9]){0,31})$/;
const REFERENCE = /^([a-z0-9-]{1,97})(?:\.([0-9a-f]{32}))?$/;

/** The two keys of a slug in any case: "NW1-k7" is {shopKey: "nw1", linkKey: "k7"}; null for anything else. */
export function parseSlug(text: string): Readonly<{ shopKey: string; linkKey: string }> | null {
  const match = SLUG.exec(text.toLowerCase());
  return match?.[1] && match[2] ? { shopKey: match[1], linkKey: match[2] } : null;
}

/** The reference of a click: {slug: "nw1-k7", clickId: "01932c07-…"} is "nw1-k7.01932c07…" with the id's 32 digits. */
export function formatReference(
  reference: Readonly<{ slug: string; clickId: string | null }>,
): string {
  const { slug, clickId } = reference;
  return clickId === null ? slug : `${slug}.${clickId.replaceAll("-", "")}`;
}

/** Reads a reference that came back from a storefront, in any case; null for text that is none. */
export function parseReference(text: string): Reference | null {
  const match = REFERENCE.exec(text.trim().toLowerCase());
  const keys = parseSlug(match?.[1] ?? "");
  if (!match?.[1] || !keys) return null;
  return { slug: match[1], ...keys, clickId: match[2] ? dashed(match[2]) : null };
}

const dashed = (digits: string): string =>
  digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
