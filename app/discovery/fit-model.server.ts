// How a shop's customers come back is worked out in the background, and once for all its pages.
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { countBuyers, fitBuying } from "#app/discovery/bg-nbd.ts";
import { findModel, saveModel } from "#app/discovery/repository.server.ts";
import { plusDays } from "#app/kit/calendar.ts";
import { countHistories } from "#app/orders/find-loyal.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Customers do not change their ways in a week. */
const GOOD_DAYS = 7;

export const fitModelJob = defineJob("fit-buying-model", z.object({ shopId: z.uuid() }));

/** Asks for a shop's model before the night comes; once, however often it is asked. */
export const askForModel = (tx: Tx, shopId: string): Promise<void> =>
  enqueue(tx, fitModelJob, { shopId }, { key: `${fitModelJob.name}/${shopId}` });

/** The job. */
export async function fitModelOf({ shopId }: Readonly<{ shopId: string }>): Promise<void> {
  const shop = await findShop(db, shopId);
  if (shop?.uninstalledAt === null) await refitModel(shop);
}

/** Works a shop's model out of its orders, unless that was done within the week; where none came of it, each night. */
export async function refitModel(shop: Shop): Promise<void> {
  const at = now();
  const known = await findModel(db, shop.id);
  if (known?.parameters && known.fittedAt > plusDays(at, -GOOD_DAYS)) return;
  const groups = await countHistories(shop, at);
  const parameters = await fitBuying(groups, () => setImmediate());
  const model = { fittedAt: at, ...countBuyers(groups), parameters };
  await transaction(async (tx) => {
    const current = await findShop(tx, shop.id); // it may have taken the app out meanwhile
    if (current?.uninstalledAt === null) await saveModel(tx, shop.id, model);
  });
}
