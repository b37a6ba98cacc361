// The storefront's pages: plain HTML that works without JavaScript.
import { type Html, html } from "../html.ts";
import type { Collection, Product, Shop } from "../state.ts";
import { formatMoney, type Totals } from "./cart.ts";
import type { Session } from "./session.ts";

/** Products of this type are sold once or as a subscription; the name of the plan goes onto the order's line. */
const SUBSCRIPTION_TYPE = "Subscription";
export const SELLING_PLAN = "Deliver every month";

export function layout(shop: Shop, session: Session, title: string, body: Html): Html {
  const pieces = session.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width,initial-scale=1">
  <title>${title} · ${shop.name}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/storefront.css">
</head>
<body>
  <header>
    <a class="name" href="/">${shop.name}</a>
    <nav aria-label="Shop"><a href="/collections/all">All products</a> <a href="/pages/about">About</a>
      <a href="/cart">Cart (${pieces})</a></nav>
  </header>
  <main>${body}</main>
  <footer><p>${shop.name} is a made-up shop of the dev store. Nothing is sold here.</p></footer>
</body>
</html>`;
}

export function homePage(shop: Shop, products: readonly Product[]): Html {
  const collections = [...shop.collections.values()];
  const links = collections.map(
    ({ handle, title }) => html`<li><a href="/collections/${handle}">${title}</a></li>`,
  );
  return html`<h1>${shop.name}</h1>
  ${collections.length > 0 && html`<ul class="chips" aria-label="Collections">${links}</ul>`}
  ${productGrid(shop, products)}`;
}

export function collectionPage(
  shop: Shop,
  collection: Pick<Collection, "title">,
  products: readonly Product[],
): Html {
  return html`<h1>${collection.title}</h1>${productGrid(shop, products)}`;
}

function productGrid(shop: Shop, products: readonly Product[]): Html {
  if (products.length === 0) return html`<p>There is nothing here yet.</p>`;
  return html`<ul class="grid">${products.map((product, index) => tile(shop, product, index))}</ul>`;
}

function tile(shop: Shop, product: Product, index: number): Html {
  return html`<li><a href="/products/${product.handle}">${picture(product, index)}
    <span>${product.title}</span></a><p>${priceOf(shop, product)}</p></li>`;
}

function picture(product: Product, index: number): Html {
  return product.imageUrl
    ? html`<img src="${product.imageUrl}" alt="" loading="lazy">`
    : html`<span class="picture tone-${index % 6}" aria-hidden="true">${product.title.slice(0, 1)}</span>`;
}

function priceOf(shop: Shop, product: Product): string {
  const prices = product.variants.map(({ price }) => price).sort((a, b) => (a < b ? -1 : 1));
  const [lowest] = prices;
  if (lowest === undefined) return "";
  return (prices.at(-1) === lowest ? "" : "from ") + formatMoney(shop, lowest);
}

export function productPage(shop: Shop, product: Product): Html {
  const [only] = product.variants;
  const variants = product.variants.map(
    ({ id, title, price }, index) =>
      html`<option value="${id}"${index === 0 && { markup: " selected" }}>${title} · ${formatMoney(shop, price)}</option>`,
  );
  const choice =
    product.variants.length > 1
      ? html`<p><label for="variant">Variant</label><select id="variant" name="variantId">${variants}</select></p>`
      : html`<input type="hidden" name="variantId" value="${only?.id ?? ""}">`;
  const plan = html`<p><label for="plan">Purchase</label><select id="plan" name="sellingPlan">
    <option value="">One time</option><option value="${SELLING_PLAN}">${SELLING_PLAN}</option></select></p>`;
  return html`<div class="product">${picture(product, product.title.length)}
  <div><h1>${product.title}</h1><p class="price">${priceOf(shop, product)}</p><p>${product.productType}</p>
  <form method="post" action="/cart/add">${choice}${product.productType === SUBSCRIPTION_TYPE && plan}
    <p><label for="quantity">Quantity</label><input id="quantity" name="quantity" type="number" min="1" max="99" value="1"></p>
    <button class="primary">Add to cart</button>
  </form></div></div>`;
}

export function textPage(handle: string): Html {
  const title = handle.charAt(0).toUpperCase() + handle.slice(1).replaceAll("-", " ");
  return html`<h1>${title}</h1><p>Made in small batches, tried by people we know, sent within two days.</p>
  <p><a href="/collections/all">See all products</a></p>`;
}

export function missingPage(): Html {
  return html`<h1>Page not found</h1><p><a href="/">To the start</a></p>`;
}

export function cartPage(shop: Shop, { rows, subtotalMinor, discounts }: Totals): Html {
  if (rows.length === 0)
    return html`<h1>Your cart</h1><p>Your cart is empty.</p><p><a href="/collections/all">See all products</a></p>`;
  const items = rows.map(({ line, product, variant, grossMinor }) => {
    const name =
      variant.title === "Default Title" ? product.title : `${product.title}, ${variant.title}`;
    return html`<li><div><a href="/products/${product.handle}">${name}</a>${line.sellingPlan && html`<p>${line.sellingPlan}</p>`}</div>
      <form method="post" action="/cart/change"><input type="hidden" name="key" value="${line.key}">
        <label for="quantity-${line.key}">Quantity of ${name}</label>
        <input id="quantity-${line.key}" name="quantity" type="number" min="0" max="99" value="${line.quantity}">
        <button>Update</button></form>
      <form method="post" action="/cart/change"><input type="hidden" name="key" value="${line.key}"><input type="hidden" name="quantity" value="0">
        <button class="link" aria-label="Remove ${name}">Remove</button></form>
      <strong>${formatMoney(shop, grossMinor)}</strong></li>`;
  });
  const offs = discounts.map(
    ({ code, minor }) =>
      html`<p class="sum"><span>Discount ${code}</span><span>${formatMoney(shop, -minor)}</span></p>`,
  );
  return html`<h1>Your cart</h1><ul class="lines">${items}</ul>
  <p class="sum"><span>Subtotal</span><strong>${formatMoney(shop, subtotalMinor)}</strong></p>${offs}
  <p class="quiet">Taxes and shipping are added at checkout.</p>
  <form method="get" action="/checkout"><button class="primary">Check out</button></form>`;
}
