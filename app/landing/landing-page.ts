// Landing page: a creator's page in the shop's theme, with her photo, words and products; whoever buys from it comes through her link.
import { err, ok, type Result } from "#app/kit/result.ts";

export const PRODUCTS_MAX = 12;
export const HEADLINE_LENGTH_MAX = 80;
export const WORDS_LENGTH_MAX = 1_000;
const ADDRESS_LENGTH_MAX = 1_000;
/** Where Shopify serves a shop's files: its own delivery network, and the same under each shop's domain. */
const CDN_HOST = "cdn.shopify.com";
const CDN_PATH = "/s/files/";
const SHOP_PATH = "/cdn/shop/";
const IMAGE = /\.(jpe?g|png|webp|gif|avif)$/i;

/**
 * The address of an image among a shop's files at Shopify, as it is kept: https, without anything but its version behind the name. `hosts`
 * are the shop's own. An image elsewhere is refused: whoever has that place would learn of every visitor, and could change what is shown.
 */
export function photoAddress(text: string, hosts: readonly string[]): Result<string, string> {
  const typed = text.trim();
  if (typed.length > ADDRESS_LENGTH_MAX)
    return err(`Use at most ${ADDRESS_LENGTH_MAX} characters.`);
  if (!/^https:\/\/[^\\\s]+$/i.test(typed) || !URL.canParse(typed))
    return err("Enter the whole address of the image, beginning with https://.");
  const url = new URL(typed);
  const isPlain = url.username === "" && url.password === "" && url.port === "";
  const isFile =
    (url.hostname === CDN_HOST && url.pathname.startsWith(CDN_PATH)) ||
    (hosts.includes(url.hostname) && url.pathname.startsWith(SHOP_PATH));
  if (!isPlain || !isFile)
    return err("Use an image of your shop: in Shopify, Content → Files, copy its link.");
  if (!IMAGE.test(url.pathname)) return err("Use an image: JPEG, PNG, WebP, GIF or AVIF.");
  const version = url.searchParams.get("v") ?? "";
  return ok(`${url.origin}${url.pathname}${/^\d{1,20}$/.test(version) ? `?v=${version}` : ""}`);
}

/** The address of an image at Shopify no wider than it is shown: "…/a.jpg?v=1" at 480 is "…/a.jpg?v=1&width=480". */
export function sizedImage(address: string, width: number): string {
  const url = new URL(address);
  url.searchParams.set("width", String(width));
  return url.href;
}

/** What a merchant typed as paragraphs of lines: an empty line parts paragraphs. "a\nb\n\nc" is [["a", "b"], ["c"]]. */
export const paragraphsOf = (words: string): readonly (readonly string[])[] =>
  words
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split("\n").map((line) => line.trim()))
    .map((lines) => lines.filter((line) => line !== ""))
    .filter((lines) => lines.length > 0);
