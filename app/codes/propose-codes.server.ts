// Codes to propose for a creator in an offer: by the offer's pattern, else by its usual way.
import { type Owner, proposeCodes } from "#app/codes/code.ts";
import { patternOf } from "#app/codes/code-patterns.server.ts";
import { codesOfPattern, parsePattern } from "#app/codes/pattern.ts";
import { exponentOf } from "#app/kit/money.ts";
import { newToken } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Offer } from "#app/programs/offer.ts";
import type { Shop } from "#app/shops/shop.ts";

/** What is known of an offer when it names codes. */
export type NamingOffer = Pick<Offer, "id" | "valueKind" | "valueBasisPoints" | "valueMinor">;

/** Minor units of one of the shop's currency, so that $5.00 off is written 5. */
export const unitOf = (shop: Pick<Shop, "currency">): bigint =>
  10n ** BigInt(exponentOf(shop.currency));

type Asked = Readonly<{ shop: Shop; owner: Owner; offer: NamingOffer }>;

/** Makes the proposals of an offer for any creator, best first, without end. */
export async function proposalsIn(
  tx: Tx,
  shop: Shop,
  offer: NamingOffer,
): Promise<(owner: Owner) => Generator<string>> {
  const text = await patternOf(tx, shop.id, offer.id);
  return (owner) => proposalsBy(text, { shop, owner, offer });
}

/** Proposals by a pattern as typed; one that the offer can no longer use counts as none. */
export function proposalsBy(text: string | null, { shop, owner, offer }: Asked): Generator<string> {
  const unit = unitOf(shop);
  const pattern = text === null ? null : parsePattern(text, offer, unit);
  if (!pattern?.ok) return proposeCodes(owner, offer, unit);
  const random = (length: number) => newToken(length).toUpperCase();
  return codesOfPattern(pattern.value, { owner, value: offer, unit, random });
}
