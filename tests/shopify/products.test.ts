import { expect, test } from "vitest";
import type { Admin } from "#app/shopify/admin.server.ts";
import { listVariants, readUnitCosts } from "#app/shopify/products.server.ts";

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

test("variants are listed page by page until there are no more, or enough", async () => {
  const asked: unknown[] = [];
  const pages = [1, 2, 3].map((page) => ({
    productVariants: {
      nodes: [
        {
          ...variant(page, { amount: "9.8", currencyCode: "USD" }),
          price: "40.00",
          product: {
            id: "gid://shopify/Product/7",
            title: "Calm serum",
            vendor: "Northwind",
            productType: "Skincare",
            productTags: ["Vegan"],
            tags: ["Vegan"],
          },
        },
      ],
      pageInfo: { hasNextPage: page < 3, endCursor: `page-${page}` },
    },
  }));
  const admin: Admin = {
    request: async <Data>(_document: unknown, variables: unknown) =>
      pages[asked.push(variables) - 1] as Data,
  };
  const of = { query: "gift_card:false", currency: "USD" };
  const all = await listVariants(admin, { ...of, max: 100 });
  expect(all).toMatchObject({ isCut: false, variants: [{}, {}, {}] });
  expect(all.variants[0]).toEqual({
    variantGid: "gid://shopify/ProductVariant/1",
    productGid: "gid://shopify/Product/7",
    title: "Calm serum",
    vendor: "Northwind",
    productType: "Skincare",
    productTags: ["Vegan"],
    priceMinor: 4_000n,
    unitCostMinor: 980n,
  });
  expect(asked).toEqual([null, "page-1", "page-2"].map((after) => ({ query: of.query, after })));
  asked.length = 0;
  expect(await listVariants(admin, { ...of, max: 2 })).toMatchObject({
    isCut: true,
    variants: [{}, {}],
  });
});
