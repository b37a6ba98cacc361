import type { TaskList } from "graphile-worker";
import { fitModelJob, fitModelOf, refitModel } from "#app/discovery/fit-model.server.ts";
import { task } from "#app/platform/queue.server.ts";
import { eachShop } from "#app/shops/each-shop.server.ts";

export const discoveryTasks: TaskList = {
  ...eachShop({ one: "refit-buying-model", all: "refit-all-buying-models" }, refitModel),
  [fitModelJob.name]: task(fitModelJob, fitModelOf),
};

/** Each night, so that a new shop has its model the morning after; one that is there is worked out again each week. */
export const discoveryCrons: readonly string[] = [
  "57 4 * * * refit-all-buying-models ?max=3&jobKey=refit-all-buying-models {}",
];
