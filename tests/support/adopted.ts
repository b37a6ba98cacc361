// Codes that are in a discount of the merchant's in the dev store, and creators who take them over. Import it after useTestDatabase() and
// startStore().
import { lookForCode } from "#app/codes/adopt-code.server.ts";
import { changeCreator } from "#app/codes/change-creator.server.ts";
import { mintCodes } from "#app/codes/mint-codes.server.ts";
import { codeCard } from "#app/codes/pages.server.ts";
import { takeOutCodes } from "#app/codes/stop-codes.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { publishOffer } from "#app/programs/publish-offer.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import type { Store } from "../shopify/store.ts";
import { enrolTestCreator, saveTestOffer } from "./offers.ts";
import { formOf } from "./programs.ts";

type Discount = Readonly<{
  gid: string;
  title: string;
  percentage: number | null;
  codes: readonly Readonly<{ code: string }>[];
}>;

type Fields = Readonly<Record<string, string>>;

/** The discount in the dev store that holds a code. */
export async function discountOf(store: Store, code: string): Promise<Discount | undefined> {
  const { discounts } = await store.control<{ discounts: Discount[] }>("discounts");
  return discounts.find(({ codes }) => codes.some((one) => one.code === code));
}

/** Its title; null where the code is free. */
export const placeOf = async (store: Store, code: string): Promise<string | null> =>
  (await discountOf(store, code))?.title ?? null;

/** Posts a form of a creator's page. */
export const postAs = (shop: Shop, creatorId: string, fields: Fields) =>
  transaction((tx) =>
    changeCreator(tx, { shop, creatorId, form: formOf(fields), staffId: "42", now: new Date() }),
  );

/**
 * A creator in an offer of 10 %, or of links only, who takes over a code that lies in a discount of the merchant's with another beside it.
 */
export async function adoptTestCode(
  { shop, store }: Readonly<{ shop: Shop; store: Store }>,
  code: string,
  { keeping, hasCodes = false }: Readonly<{ keeping: "as-is" | "managed"; hasCodes?: boolean }>,
) {
  const title = `Merchant’s ${code}`;
  await store.control("discounts", { title, percentage: 0.3, codes: [`${code}-MORE`, code] });
  const kind = hasCodes ? {} : ({ valueKind: "none", valueBasisPoints: null } as const);
  const offerId = await saveTestOffer(shop, `Offer of ${code}`, kind);
  const creatorId = await enrolTestCreator(shop, { offerId, name: `Creator ${code}` });
  const job = { shopId: shop.id, offerId };
  await publishOffer(job);
  const post = (fields: Fields) => postAs(shop, creatorId, fields);
  await post({ intent: "adopt-code", code, keeping });
  await lookForCode({ shopId: shop.id, code });
  return {
    ...{ job, offerId, creatorId, title, post },
    row: () => db.code.findFirstOrThrow({ where: { shopId: shop.id, code } }),
    mint: () => mintCodes(job),
    takeOut: () => takeOutCodes(job),
    card: () => codeCard(db, { shop, creatorId }),
  };
}
