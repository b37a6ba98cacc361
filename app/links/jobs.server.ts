import type { TaskList } from "graphile-worker";
import { checkTargets } from "#app/links/check-targets.server.ts";
import { eachShop } from "#app/shops/each-shop.server.ts";

export const linkTasks: TaskList = eachShop(
  { one: "check-link-targets", all: "check-all-link-targets" },
  checkTargets,
);

/** Each night: a redirect asks Shopify nothing, so a product that went is noticed by then. */
export const linkCrons: readonly string[] = [
  "17 4 * * * check-all-link-targets ?max=3&jobKey=check-all-link-targets {}",
];
