import type { TaskList } from "graphile-worker";
import { refreshProducts } from "#app/landing/refresh-products.server.ts";
import { eachShop } from "#app/shops/each-shop.server.ts";

export const landingTasks: TaskList = eachShop(
  { one: "refresh-landing-products", all: "refresh-all-landing-products" },
  refreshProducts,
);

/** Each night, after the look at what links lead to: a visitor never waits for Shopify. */
export const landingCrons: readonly string[] = [
  "37 4 * * * refresh-all-landing-products ?max=3&jobKey=refresh-all-landing-products {}",
];
