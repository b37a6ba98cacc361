// A merchant's steps with payouts, each in its transaction. Import it after useTestDatabase().
import { v7 } from "uuid";
import { balanceOfCreator } from "#app/commissions/payable-entries.server.ts";
import { approvePayout } from "#app/payouts/approve-payout.server.ts";
import { cancelPayout } from "#app/payouts/cancel-payout.server.ts";
import { openPayout } from "#app/payouts/open-payout.server.ts";
import { settlePayout } from "#app/payouts/settle-payout.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

export const NOW = new Date("2026-11-22T15:00:00Z");
export const at = (text: string) => new Date(`${text}T15:00:00Z`);
export const open = (shop: Shop, cutOffOn = "2026-11-22", id = v7()) =>
  transaction((tx) => openPayout(tx, shop, { id, cutOffOn, now: NOW }));
export const opened = async (shop: Shop, cutOffOn?: string): Promise<string> => {
  const result = await open(shop, cutOffOn);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value.payoutId;
};
export const approve = (shop: Shop, payoutId: string) =>
  transaction((tx) => approvePayout(tx, shop, { payoutId, now: NOW }));
export const cancel = (shop: Shop, payoutId: string) =>
  transaction((tx) => cancelPayout(tx, shop, payoutId));
export const settle = (shop: Shop, payoutId: string, reference = "WIRE-1") =>
  transaction((tx) => settlePayout(tx, shop, { payoutId, reference, now: NOW }));
export const balance = (shop: Shop, creatorId: string) =>
  transaction((tx) => balanceOfCreator(tx, shop.id, creatorId));
