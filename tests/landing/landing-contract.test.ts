import { expect, test } from "vitest";
import { landingForm } from "#app/landing/landing-contract.ts";

const form = landingForm(["northwind.example"]);
const gid = (n: number) => `gid://shopify/Product/${n}`;
const good = { headline: "Picked by Anna", words: "", photoUrl: "", productGids: [] };

test("a form is read with its texts as typed, products in their order and each once", () => {
  const read = form.parse({
    isShown: "on",
    headline: "  Anna’s  {{ picks }} <3 ",
    words: "One\r\ntwo\r\n\r\n{% raw %}",
    photoUrl: "https://cdn.shopify.com/s/files/1/anna.jpg",
    productGids: [gid(2), gid(1), gid(2)],
  });
  expect(read).toEqual({
    isShown: true,
    headline: "Anna’s {{ picks }} <3",
    words: "One\ntwo\n\n{% raw %}",
    photoUrl: "https://cdn.shopify.com/s/files/1/anna.jpg",
    productGids: [gid(2), gid(1)],
  });
});

test("what is not ticked is off, and what is empty is none", () => {
  expect(form.parse({ headline: "x" })).toEqual({
    isShown: false,
    headline: "x",
    words: "",
    photoUrl: null,
    productGids: [],
  });
});

test.each([
  ["headline", { headline: " " }],
  ["headline", { headline: "a".repeat(81) }],
  ["headline", { headline: "a\nb" }],
  ["headline", { headline: "a\u202eb" }],
  ["headline", { headline: "a\ud800" }],
  ["words", { words: "a".repeat(1_001) }],
  ["words", { words: "a\u0000b" }],
  ["photoUrl", { photoUrl: "https://evil.example/a.jpg" }],
  ["productGids", { productGids: Array.from({ length: 13 }, (_, n) => gid(n)) }],
  ["productGids", { productGids: ["gid://shopify/Collection/1"] }],
  ["productGids", { productGids: ["1; drop table"] }],
])("a fault of %s is a sentence at its field", (field, wrong) => {
  const read = form.safeParse({ ...good, ...wrong });
  expect(read.success).toBe(false);
  const issues = read.error?.issues ?? [];
  expect(issues.map(({ path }) => path.join("."))).toEqual([field]);
  expect(issues[0]?.message).toMatch(/\.$/);
});
