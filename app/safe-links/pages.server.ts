import { formatInstant, plusDays } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findProgramFor } from "#app/programs/find-program.server.ts";
import { namesOfOffers } from "#app/programs/pages.server.ts";
import { corrections } from "#app/safe-links/contract.ts";
import {
  countReady,
  countTaken,
  type PoolRow,
  poolsOf,
} from "#app/safe-links/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const TAKEN_DAYS = 30;
/** Of a dry pool it is said for a day. */
const DRY_DAYS = 1;

/** How the pools of a program's offers stand; null where its links are not safe. */
export async function poolsCard(
  tx: Tx,
  shop: Shop,
  { programId, now }: Readonly<{ programId: string; now: Date }>,
) {
  const found = await findProgramFor(tx, shop.id, programId);
  if (!found?.program.safeLinks) return null;
  const offerIds = [found.program.defaultOfferId, ...found.groups.map(({ offerId }) => offerId)];
  const pools = await poolsOf(tx, shop.id, offerIds);
  const names = await namesOfOffers(tx, shop.id, offerIds);
  const rows = [];
  for (const pool of pools) {
    const key = { shopId: shop.id, offerId: pool.id };
    const ready = await countReady(tx, key);
    const taken = await countTaken(tx, key, plusDays(now, -TAKEN_DAYS));
    rows.push({
      id: pool.id,
      offer: names[pool.id] ?? "",
      tone: toneOf(pool),
      standing: standingOf(pool),
      counts: `${ready.toLocaleString("en-US")} codes ready · ${taken.toLocaleString("en-US")} taken in ${TAKEN_DAYS} days, those held for the next shoppers among them`,
      notes: notesOf(pool, shop, now),
    });
  }
  return rows;
}

const toneOf = ({ state, filledAt }: PoolRow): "critical" | "info" | "success" =>
  state === "refused" ? "critical" : filledAt === null ? "info" : "success";

function standingOf({ state, filledAt, refusal }: PoolRow): string {
  if (state === "refused")
    return `Shopify did not take the discount of the codes: “${refusal}”. Links use the creators’ own codes. Save the program to try again.`;
  return filledAt === null
    ? "Codes are being made. Until then links use the creators’ own codes."
    : "Links are safe";
}

function notesOf({ dryAt, correctedAt, corrected }: PoolRow, { zone }: Shop, now: Date): string[] {
  const dry =
    dryAt !== null && dryAt > plusDays(now, -DRY_DAYS)
      ? [
          `The pool was empty at ${formatInstant(dryAt, zone)}: visits then came without a discount.`,
        ]
      : [];
  if (correctedAt === null) return dry;
  const what = corrections.parse(corrected).map(({ field }) => field.toLowerCase());
  return [
    ...dry,
    `Changed in Shopify (${what.join(", ")}) and set back to what the offer says, ${formatInstant(correctedAt, zone)}.`,
  ];
}
