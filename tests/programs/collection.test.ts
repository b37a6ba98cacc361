import { expect, test } from "vitest";
import { type CollectionStay, changedProducts, collectionsAt } from "#app/programs/collection.ts";

const noon = new Date("2026-11-04T12:00:00Z");
const stay = (collectionGid: string, given: Partial<CollectionStay> = {}): CollectionStay => ({
  collectionGid,
  productGid: "gid://shopify/Product/1",
  fromAt: null,
  untilAt: null,
  ...given,
});

test("a product is in a collection from the first instant of a stay until before its last", () => {
  const stays = [
    stay("ever"),
    stay("came", { fromAt: noon }),
    stay("left", { untilAt: noon }),
    stay("was there", { fromAt: new Date("2026-01-01"), untilAt: new Date("2026-02-01") }),
  ];
  expect(collectionsAt(stays, noon)).toEqual(["ever", "came"]);
  expect(collectionsAt(stays, new Date(noon.getTime() - 1))).toEqual(["ever", "left"]);
  expect(collectionsAt([], noon)).toEqual([]);
});

test("a look says which products came and which left", () => {
  expect(changedProducts(["1", "2"], ["2", "3", "3"])).toEqual({ came: ["3"], left: ["1"] });
  expect(changedProducts([], [])).toEqual({ came: [], left: [] });
});
