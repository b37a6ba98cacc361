// HTML as text that cannot forget to escape: what a template is given is text unless it is markup already.

export type Html = Readonly<{ markup: string }>;
type Part = Html | readonly Html[] | string | number | null | false;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** Tagged template: strings and numbers are escaped, markup is kept, null and false are nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0] ?? "";
  parts.forEach((part, index) => {
    markup += markupOf(part) + (strings[index + 1] ?? "");
  });
  return { markup };
}

/** Markup that is known to be safe, and JSON for a script element (no "<" in it can end the element). */
export function rawJson(value: unknown): Html {
  return { markup: JSON.stringify(value).replaceAll("<", "\\u003c") };
}

function markupOf(part: Part): string {
  if (part === null || part === false) return "";
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map((each) => each.markup).join("");
}
