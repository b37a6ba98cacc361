import { expect, test } from "vitest";
import { isShopDomain, namesOneShop } from "#app/shopify/session-token.ts";

const token = (claims: unknown): string =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;

const good = {
  iss: "https://demo.myshopify.com/admin",
  dest: "https://demo.myshopify.com",
  exp: 1_800_000_000,
};

test("a token that names one shop as issuer and destination, and its end, is sound", () => {
  expect(namesOneShop(token(good))).toBe(true);
  expect(namesOneShop(token({ ...good, sub: "näme ~?" }))).toBe(true);
});

test.each([
  ["two shops", { ...good, dest: "https://other.myshopify.com" }],
  [
    "no shop of Shopify",
    { ...good, iss: "https://evil.example/admin", dest: "https://evil.example" },
  ],
  [
    "a shop's name in front of another host",
    { ...good, dest: "https://demo.myshopify.com.evil.example" },
  ],
  ["a shop's name as user", { ...good, dest: "https://demo.myshopify.com@evil.example" }],
  ["a port", { ...good, dest: "https://demo.myshopify.com:8443" }],
  ["plain http", { ...good, dest: "http://demo.myshopify.com" }],
  ["no destination", { iss: good.iss, exp: good.exp }],
  ["no end", { iss: good.iss, dest: good.dest }],
  ["an end that is text", { ...good, exp: "1800000000" }],
  ["a list", []],
])("a token that names %s is not", (_, claims) => {
  expect(namesOneShop(token(claims))).toBe(false);
});

test.each(["", ".", "a.b.c", "undefined", "%%.%%.%%", "e30.e30.e30"])("%j is no token", (text) => {
  expect(namesOneShop(text)).toBe(false);
});

test("a shop's domain stands alone", () => {
  expect(["demo.myshopify.com", "Demo-2.myshopify.com"].map(isShopDomain)).toEqual([true, true]);
  for (const text of [
    "demo",
    "demo.myshopify.com/",
    "demo.myshopify.com; script-src *",
    "demo.myshopify.com\r\nset-cookie: a=b",
    "demo.myshopify.com\n",
    "-.myshopify.com",
    "evil.example",
    "demo.myshopify.com.evil.example",
  ])
    expect([text, isShopDomain(text)]).toEqual([text, false]);
});
