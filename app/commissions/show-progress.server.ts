import { allTimeSlices } from "#app/commissions/period.ts";
import { progressOf } from "#app/commissions/period-progress.ts";
import {
  nameOf,
  offersCounted,
  type PeriodKey,
} from "#app/commissions/period-repository.server.ts";
import { allTimeKeys, allTimeSums, periodSums } from "#app/commissions/period-sums.server.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { localDateOf } from "#app/kit/calendar.ts";
import { formatMoney } from "#app/kit/money.ts";
import { plainSql, type Tx } from "#app/platform/db.server.ts";
import { termsOfOffers } from "#app/programs/find-terms.server.ts";
import { namesOfOffers } from "#app/programs/pages.server.ts";
import { ALL_TIME, periodInWords, periodOf } from "#app/programs/period-terms.ts";
import { termsInForce } from "#app/programs/terms.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * How far a creator has come in the periods that run now, one for each offer with tiers, goals or a limit under which she sells or would;
 * nothing for most.
 */
export async function showProgress(
  tx: Tx,
  shop: Shop,
  { creatorId, now }: Readonly<{ creatorId: string; now: Date }>,
) {
  const owner = await findOwner(tx, shop.id, creatorId);
  const counted = await offersCounted(tx, shop.id, creatorId);
  const offerIds = [...new Set([...(owner ? [owner.offerId] : []), ...counted])];
  const versions = await termsOfOffers(plainSql(tx), shop.id, offerIds);
  const day = localDateOf(now, shop.zone);
  const running = offerIds.flatMap((offerId) => {
    const own = versions.filter((terms) => terms.offerId === offerId);
    const period = own.length > 0 ? termsInForce(own, now).period : null;
    if (!period) return [];
    const key: PeriodKey = { creatorId, offerId, period: periodOf(period.kind, day) };
    return [{ key, period }];
  });
  if (running.length === 0) return [];
  const keys = running.map(({ key }) => key);
  const byId = new Map(versions.map((terms) => [terms.id, terms]));
  const sums = await periodSums(plainSql(tx), shop.id, { keys, versions: byId });
  const inAll = await allTimeSums(plainSql(tx), shop.id, {
    keys: allTimeKeys(keys, byId),
    versions: byId,
  });
  const names = await namesOfOffers(tx, shop.id, offerIds);
  return running.map(({ key, period }) => {
    const { rows, addedMinor, addedInAllMinor } = progressOf(
      period,
      {
        sums: sums.get(nameOf(key)) ?? [],
        allTime: allTimeSlices(inAll.get(nameOf({ ...key, period: ALL_TIME })) ?? []),
      },
      shop.currency,
    );
    return {
      offer: names[key.offerId] ?? "",
      offerId: key.offerId,
      period: periodInWords(key.period),
      rows,
      added: formatMoney({ minor: addedMinor, currency: shop.currency }),
      addedInAll:
        addedInAllMinor === null
          ? null
          : formatMoney({ minor: addedInAllMinor, currency: shop.currency }),
    };
  });
}
