// HTML as text that cannot forget to escape: what a template is given is text unless it is markup already. Braces are escaped too, since
// Shopify runs what stands between them in a page that it renders within a theme (Liquid).

export type Markup = Readonly<{ markup: string }>;
type Part = Markup | readonly Markup[] | string | number | null;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "{": "&#123;",
  "}": "&#125;",
};

/**
 * Tagged template: texts and numbers are escaped for HTML and Liquid, in content and in quoted attributes; markup is kept and null is
 * nothing. markup`<p>${"{{ a & b }}"}</p>` is {markup: "<p>&#123;&#123; a &amp; b &#125;&#125;</p>"}.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0] ?? "";
  parts.forEach((part, index) => {
    text += textOf(part) + (strings[index + 1] ?? "");
  });
  return { markup: text };
}

function textOf(part: Part): string {
  if (part === null) return "";
  if (typeof part === "number") return String(part);
  if (typeof part === "string")
    return part.replace(/[&<>"'{}]/g, (character) => ENTITIES[character] ?? "");
  return "markup" in part ? part.markup : part.map((each) => each.markup).join("");
}
