import { expect, test } from "vitest";
import { changeOf, columnsOf } from "#app/landing/product-columns.ts";

const [before, now] = [new Date("2026-11-01T04:00:00Z"), new Date("2026-11-30T04:00:00Z")];
const read = {
  title: "Serum",
  path: "/products/serum",
  imageUrl: null,
  priceMinor: 4_000n,
  currency: "USD",
  isVaried: false,
  isThere: true,
};
const kept = columnsOf(read, null, before);

test("a product is kept as Shopify has it, and one that the online store has not is gone from then on", () => {
  const { isThere: _, ...columns } = read;
  expect(kept).toEqual({ ...columns, goneAt: null });
  expect(columnsOf({ ...read, isThere: false }, null, now).goneAt).toEqual(now);
  expect(columnsOf({ ...read, isThere: false }, before, now).goneAt).toEqual(before);
  expect(columnsOf(read, before, now).goneAt).toBeNull();
});

test("what is as before is no change", () => {
  expect(changeOf(kept, read, now)).toBeNull();
  expect(changeOf({ ...kept, goneAt: before }, { ...read, isThere: false }, now)).toBeNull();
  expect(changeOf({ ...kept, goneAt: before }, null, now)).toBeNull();
});

test.each([
  { title: "Serum 2" },
  { path: "/products/serum-2" },
  { imageUrl: "https://cdn.shopify.com/a.jpg" },
  { priceMinor: 4_500n },
  { currency: "EUR" },
  { isVaried: true },
])("%o is followed", (change) => {
  expect(changeOf(kept, { ...read, ...change }, now)).toEqual({ ...kept, ...change });
});

test("one that was deleted or unpublished is gone, and is back when Shopify has it again", () => {
  expect(changeOf(kept, null, now)).toEqual({ goneAt: now });
  expect(changeOf(kept, { ...read, isThere: false }, now)).toEqual({ ...kept, goneAt: now });
  expect(changeOf({ ...kept, goneAt: before }, read, now)).toEqual(kept);
});
