// What the clock asks for each shop: one job a shop that has the app, and none for a shop that took it out.
import { run } from "graphile-worker";
import { afterAll, expect, test } from "vitest";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, pool } = await import("#app/platform/db.server.ts");
const { eachShop } = await import("#app/shops/each-shop.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

test("the job of all asks for one of each shop that has the app, and what one shop does is done once", async () => {
  const [first, second, gone] = [await makeShop(db), await makeShop(db), await makeShop(db)];
  await db.shop.update({ where: { id: gone.id }, data: { uninstalledAt: new Date() } });
  const done: string[] = [];
  const taskList = eachShop({ one: "look", all: "look-at-all" }, async ({ id }) => {
    done.push(id);
  });
  const runner = await run({ pgPool: pool, taskList, pollInterval: 50, noHandleSignals: true });
  await runner.addJob("look-at-all", {});
  await runner.addJob("look", { shopId: gone.id });
  await expect
    .poll(() => done.toSorted(), { timeout: 10_000 })
    .toEqual([first.id, second.id].sort());
  await runner.stop();
  expect(done).toHaveLength(2);
});
