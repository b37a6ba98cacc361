import { expect, test } from "vitest";
import { storefrontOrigin } from "#app/shops/shop.ts";

test("a storefront is kept as an origin, whatever path its address has", () => {
  expect(storefrontOrigin("https://northwind.example/")).toBe("https://northwind.example");
  expect(storefrontOrigin("http://localhost:4603/en?x=1")).toBe("http://localhost:4603");
});

test("what is no address is refused", () => {
  expect(() => storefrontOrigin("northwind")).toThrow();
});
