import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { askToLook, lookAtOffer, lookAtOfferJob } from "#app/drift/look-at-offer.server.ts";
import { restoreOffer, restoreOfferJob } from "#app/drift/restore-offer.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { defineJob, task } from "#app/platform/queue.server.ts";
import { liveOffers } from "#app/programs/follow-discount.server.ts";
import { installedShops } from "#app/shops/find-shop.server.ts";

const lookAtAllJob = defineJob("look-at-offers", z.object({}));
/** Between the looks of one shop, so that its points last for its orders. */
const SPREAD_MS = 2_000;

export const driftTasks: TaskList = {
  [lookAtOfferJob.name]: task(lookAtOfferJob, lookAtOffer),
  [restoreOfferJob.name]: task(restoreOfferJob, restoreOffer),
  [lookAtAllJob.name]: task(lookAtAllJob, async () => {
    for await (const { id: shopId } of installedShops()) {
      let n = 0;
      for await (const offerId of liveOffers(db, shopId)) {
        const afterMs = SPREAD_MS * n++;
        await transaction((tx) => askToLook(tx, { shopId, offerId }, afterMs));
      }
    }
  }),
};

/** Each night, since a webhook may have been lost. */
export const driftCrons: readonly string[] = [
  "53 2 * * * look-at-offers ?max=3&jobKey=look-at-offers {}",
];
