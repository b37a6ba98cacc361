// The small pages of the door of links: one that sends a browser on, and one that says why it cannot.
import { type Markup, markup } from "#app/kit/markup.ts";

/**
 * A page that sends a browser on to a path of the shop at once, with a link for whoever is not sent. Not for search engines. It is needed
 * behind Shopify's app proxy alone, which follows a redirect itself.
 */
export const onwardPage = (path: string, shopName: string): string =>
  page(
    shopName,
    markup`<meta http-equiv="refresh" content="0;url=${path}">`,
    markup`<p><a href="${path}">Go on to ${shopName}</a></p>`,
  );

/** A page of one sentence. */
export const wordsPage = (sentence: string): string =>
  page("Link", { markup: "" }, markup`<p>${sentence}</p>`);

const page = (title: string, head: Markup, body: Markup): string =>
  markup`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">${head}<title>${title}</title></head><body><main>${body}</main></body></html>`
    .markup;
