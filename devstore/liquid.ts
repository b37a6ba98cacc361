// As much of Liquid as shows whether an app's answer holds any: an object is printed, what is unknown is nothing, a tag is a fault.
import type { Shop } from "./state.ts";

const PARTS = /\{\{-?([\s\S]*?)-?\}\}|\{%-?([\s\S]*?)-?%\}/g;

/** Renders a template of an app proxy. Like Shopify it says faults in the page. */
export function renderLiquid(template: string, shop: Shop): string {
  const objects: Readonly<Record<string, string>> = {
    "shop.name": shop.name,
    "shop.permanent_domain": shop.domain,
    "shop.email": `owner@${shop.domain}`,
  };
  const rendered = template.replace(PARTS, (_, output?: string, tag?: string) => {
    if (tag !== undefined)
      return `Liquid syntax error: Unknown tag '${tag.trim().split(/\s/)[0] ?? ""}'`;
    const name = (output ?? "").trim();
    return objects[name] ?? /^(["'])(.*)\1$/.exec(name)?.[2] ?? "";
  });
  const left = /\{[{%]/.exec(rendered.replaceAll("Liquid syntax error", ""));
  return left ? `Liquid syntax error: '${left[0]}' was not properly terminated` : rendered;
}
