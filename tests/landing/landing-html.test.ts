import { expect, test } from "vitest";
import { goneHtml, landingHtml, type ShownLanding } from "#app/landing/landing-html.ts";

const PAGE: ShownLanding = {
  creatorName: "Anna Berg",
  headline: "Picked by Anna",
  words: "Three that I use\nevery day.\n\nI am paid.",
  photoUrl: "https://cdn.shopify.com/s/files/1/anna.jpg?v=1",
  deal: "15 % off everything.",
  code: "ANNA15",
  shopPath: "/discount/ANNA15?redirect=%2F%3Fref%3Da&x=1",
  products: [
    { title: "Serum", path: "/discount/ANNA15?redirect=x", imageUrl: null, price: "$40.00" },
    {
      title: "Balm",
      path: "/products/balm",
      imageUrl: "https://cdn.shopify.com/b.jpg",
      price: "From $9.00",
    },
  ],
};

/** What Shopify would run of a page: nothing that two braces begin may be left in it. */
const LIQUID = /\{[{%]|[}%]\}/;

test("a page says what it is told, with its ways escaped as attributes", () => {
  const html = landingHtml(PAGE);
  expect(html).toContain('<h1 id="creator-page-title">Picked by Anna</h1>');
  expect(html).toContain("<p>Three that I use<br>every day.</p><p>I am paid.</p>");
  expect(html).toContain(
    "<strong>15 % off everything.</strong> Code ANNA15 is in your cart when you shop from here.",
  );
  expect(html).toContain('href="/discount/ANNA15?redirect=%2F%3Fref%3Da&amp;x=1">Shop now</a>');
  expect(html).toContain(
    'src="https://cdn.shopify.com/s/files/1/anna.jpg?v=1&amp;width=480" alt="Anna Berg"',
  );
  expect(html.indexOf("Serum")).toBeLessThan(html.indexOf("Balm"));
  expect(html).toContain("<p>From $9.00</p>");
  expect(html).not.toMatch(LIQUID);
  expect(html).not.toMatch(/<script/i);
  expect(html.length).toBeLessThan(6_000);
});

test("without photo, words, discount and products the page is a headline and a way on", () => {
  const bare = { photoUrl: null, words: "", deal: null, code: null, products: [] };
  const html = landingHtml({ ...PAGE, ...bare });
  expect(html).toContain("Shop now");
  expect(html).not.toMatch(/<img|<h2|<ul|<p class="creator-page-deal/);
});

test("a code that works once is told to nobody", () => {
  const html = landingHtml({ ...PAGE, code: null });
  expect(html).toContain("A code for you is in your cart when you shop from here.");
});

test.each([
  "{{ shop.email }}",
  "{% include 'x' %}",
  "{%- raw -%}{{ 'a' }}{%- endraw -%}",
  "{{",
  "}}{{",
  `"><script>alert(1)</script>`,
  "' onmouseover='x",
  "</style><script>",
])("%s is shown as typed wherever it stands, and neither Shopify nor a browser runs it", (evil) => {
  const html = landingHtml({
    creatorName: evil,
    headline: evil,
    words: `${evil}\n${evil}`,
    photoUrl: "https://cdn.shopify.com/s/files/1/{{%7b%7b.jpg",
    deal: evil,
    code: evil,
    shopPath: `/${evil}`,
    products: [{ title: evil, path: evil, imageUrl: evil, price: evil }],
  });
  expect(html).not.toMatch(LIQUID);
  expect(html).not.toMatch(/<script|" onmouse|' onmouse/);
  expect(html.match(/<style>/g)).toHaveLength(1);
  expect(goneHtml(evil)).not.toMatch(LIQUID);
  expect(goneHtml(evil)).not.toMatch(/<script/);
});

test("what is not there leads on to the shop", () => {
  const html = goneHtml("Tom & Co");
  expect(html).toContain("This page is not here");
  expect(html).toContain("Tom &amp; Co is open as ever.");
  expect(html).toContain('<a class="creator-page-button" href="/">Go on to the shop</a>');
});
