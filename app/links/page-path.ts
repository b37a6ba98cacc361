// What a merchant types or pastes as the page of a link: a path of the shop, or the whole address of one of its pages.
import { err, ok, type Result } from "#app/kit/result.ts";
import { destinationOf } from "#app/links/link.ts";

const LENGTH_MAX = 1_000;

/**
 * The path of a page of the shop: "/pages/about?x=1" stays, "https://shop.example/pages/about" loses its host when that is one of `hosts`
 * (lower case, without a port). Anything else is a sentence that says what to do.
 */
export function pagePath(text: string, hosts: readonly string[]): Result<string, string> {
  const typed = text.trim();
  if (typed === "") return err("Enter the page, such as /pages/about.");
  if (typed.length > LENGTH_MAX) return err(`Use at most ${LENGTH_MAX} characters.`);
  const path = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? pathOfAddress(typed, hosts) : typed;
  if (path === null) return err(`Links lead only to pages of your shop (${hosts.join(", ")}).`);
  if (!path.startsWith("/")) return err("Begin with a slash, such as /pages/about.");
  const destination = destinationOf(path);
  if (destination === "/" && path !== "/") return err("This is no page of a shop.");
  return ok(destination);
}

/** Path, query and fragment of an address of one of the hosts; null for any other, and where it holds a name or a port. */
function pathOfAddress(text: string, hosts: readonly string[]): string | null {
  if (!/^https?:\/\/[^\\]/i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.username === "" && url.password === "" && url.port === "";
  if (!isPlain || !hosts.includes(url.hostname)) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
