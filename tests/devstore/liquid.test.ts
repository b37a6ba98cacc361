import { expect, test } from "vitest";
import { renderLiquid } from "../../devstore/liquid.ts";
import { testShop } from "./shop.ts";

const shop = testShop({ name: "Northwind" });

test.each([
  ["<p>{{ shop.name }}</p>", "<p>Northwind</p>"],
  ["{{- shop.name -}}{{ 'text' }}", "Northwindtext"],
  ["{{ customer.email }}", ""],
  ["{% assign x = 1 %}", "Liquid syntax error: Unknown tag 'assign'"],
  ["{{ shop.name", "Liquid syntax error: '{{' was not properly terminated"],
  ["a { color: red; } &#123;&#123; x }}", "a { color: red; } &#123;&#123; x }}"],
])("%s becomes %s", (template, wanted) => {
  expect(renderLiquid(template, shop)).toBe(wanted);
});
