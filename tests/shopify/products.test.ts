import { expect, test } from "vitest";
import type { Admin } from "#app/shopify/admin.server.ts";
import { readUnitCosts } from "#app/shopify/products.server.ts";

const variant = (id: number, unitCost: { amount: string; currencyCode: string } | null) => ({
  __typename: "ProductVariant",
  id: `gid://shopify/ProductVariant/${id}`,
  title: id === 1 ? "Default Title" : "30 ml",
  product: { title: "Calm serum" },
  inventoryItem: { unitCost },
});

/** Shopify's answer to a look-up of nodes. */
const answering = (nodes: readonly unknown[]): Admin => ({
  request: async <Data>() => ({ nodes }) as Data,
});

test("a variant has its name and unit cost; what is unknown or in another currency is null", async () => {
  const admin = answering([
    variant(1, { amount: "9.8", currencyCode: "USD" }),
    variant(2, null),
    variant(3, { amount: "9.8", currencyCode: "EUR" }),
    null,
    { __typename: "Product" },
  ]);
  expect(await readUnitCosts(admin, ["gid://shopify/ProductVariant/1"], "USD")).toEqual([
    { variantGid: "gid://shopify/ProductVariant/1", title: "Calm serum", unitCostMinor: 980n },
    {
      variantGid: "gid://shopify/ProductVariant/2",
      title: "Calm serum, 30 ml",
      unitCostMinor: null,
    },
    {
      variantGid: "gid://shopify/ProductVariant/3",
      title: "Calm serum, 30 ml",
      unitCostMinor: null,
    },
  ]);
});
