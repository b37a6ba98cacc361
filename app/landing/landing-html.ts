// A creator's page as Shopify renders it within the shop's theme: a part of a page, without a script. Every text goes through `markup`,
// so that nothing a merchant typed is run as HTML or Liquid.
import { type Markup, markup } from "#app/kit/markup.ts";
import { paragraphsOf, sizedImage } from "#app/landing/landing-page.ts";

const PHOTO_WIDTH = 480;

export type ShownLanding = Readonly<{
  creatorName: string;
  headline: string;
  words: string;
  photoUrl: string | null;
  /** What shoppers get, as the offer says it, or that the code gives no discount; null where nothing is put into the cart. */
  deal: string | null;
  /** The code that is put into the cart; null where it works once and is told to nobody. */
  code: string | null;
  /** Where "Shop now" leads, within the shop. */
  shopPath: string;
  products: readonly Readonly<{
    title: string;
    path: string;
    imageUrl: string | null;
    price: string;
  }>[];
}>;

/** The page of a creator, to be sent as application/liquid. */
export const landingHtml = (page: ShownLanding): string =>
  markup`${STYLE}<section class="creator-page" aria-labelledby="creator-page-title">${photoOf(page)}
<h1 id="creator-page-title">${page.headline}</h1>
${paragraphsOf(page.words).map(paragraph)}
${dealOf(page)}
<p><a class="creator-page-button" rel="nofollow" href="${page.shopPath}">Shop now</a></p>
${productsOf(page)}</section>`.markup;

/** What stands where a page is not, or not any more: a way on to the shop. */
export const goneHtml = (shopName: string): string =>
  markup`${STYLE}<section class="creator-page" aria-labelledby="creator-page-title">
<h1 id="creator-page-title">This page is not here</h1>
<p>It may have been taken down, or its address is not quite right. ${shopName} is open as ever.</p>
<p><a class="creator-page-button" href="/">Go on to the shop</a></p></section>`.markup;

const photoOf = ({ photoUrl, creatorName }: ShownLanding): Markup | null =>
  photoUrl === null
    ? null
    : markup`<img class="creator-page-photo" src="${sizedImage(photoUrl, PHOTO_WIDTH)}" alt="${creatorName}" width="160" height="160">`;

const paragraph = (lines: readonly string[]): Markup =>
  markup`<p>${lines.map((line, at) => (at === 0 ? markup`${line}` : markup`<br>${line}`))}</p>`;

const dealOf = ({ deal, code }: ShownLanding): Markup | null =>
  deal === null
    ? null
    : markup`<p class="creator-page-deal"><strong>${deal}</strong> ${
        code === null
          ? "A code for you is in your cart when you shop from here."
          : `Code ${code} is in your cart when you shop from here.`
      }</p>`;

const productsOf = ({ products, creatorName }: ShownLanding): Markup | null =>
  products.length === 0
    ? null
    : markup`<h2>Picked by ${creatorName}</h2><ul class="creator-page-products">${products.map(
        ({ title, path, imageUrl, price }) =>
          markup`<li><a rel="nofollow" href="${path}">${pictureOf(imageUrl)}<span>${title}</span></a><p>${price}</p></li>`,
      )}</ul>`;

/** Its name stands beside it, so the picture itself says nothing. */
const pictureOf = (imageUrl: string | null): Markup =>
  imageUrl === null
    ? markup`<span class="creator-page-blank" aria-hidden="true"></span>`
    : markup`<img src="${imageUrl}" alt="" loading="lazy" width="300" height="300">`;

/** Type and colours are the theme's; only the button has its own, which are 12 : 1. No two braces stand together, as Liquid would run them. */
const STYLE: Markup = {
  markup: `<style>
.creator-page { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
.creator-page-photo { width: 10rem; height: 10rem; border-radius: 50%; object-fit: cover; display: block; }
.creator-page h1 { margin: 1rem 0 0.5rem; }
.creator-page-deal { border: 1px solid currentColor; border-radius: 0.5rem; padding: 0.75rem 1rem; }
.creator-page .creator-page-button { display: inline-block; min-height: 2.75rem; padding: 0.75rem 1.5rem; border-radius: 0.5rem; background: #1f1a2e; color: #fff; font-weight: 600; text-decoration: none; }
.creator-page-products { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
.creator-page-products li { margin: 0; }
.creator-page-products a { display: block; color: inherit; }
.creator-page-products img, .creator-page-blank { display: block; width: 100%; height: auto; aspect-ratio: 1; object-fit: cover; border-radius: 0.5rem; background: #e7e3ee; margin-bottom: 0.5rem; }
.creator-page-products p { margin: 0.25rem 0 0; }
.creator-page a:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; }
@media (min-width: 48rem) { .creator-page-products { grid-template-columns: repeat(4, minmax(0, 1fr)); }
}
</style>
`,
};
