// A creator's page as one of its visitors sees it.
import { formatMoney } from "#app/kit/money.ts";
import type { ShownLanding } from "#app/landing/landing-html.ts";
import { findPage, type PageRow } from "#app/landing/repository.server.ts";
import { appliedCode } from "#app/links/link.ts";
import type { KnownTarget } from "#app/links/link-targets.server.ts";
import { withinShop } from "#app/links/record-click.server.ts";
import { addressOf, type TakenVisit, wayTo } from "#app/links/way.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { describeOffer, lowersPrice, type Offer } from "#app/programs/offer.ts";

/** A page that may be shown, with the offer that its link puts into the cart. */
export type OpenPage = Readonly<{ page: PageRow; offer: Offer | null }>;

/** The page that visitors of a link may see; null where its creator has none, it is off, or she is paused or archived. */
export async function openPage(
  tx: Tx,
  { shopId, creatorId, offerId }: KnownTarget,
): Promise<OpenPage | null> {
  const page = await findPage(tx, shopId, creatorId);
  if (!page?.isShown || page.creator.state !== "active") return null;
  return { page, offer: await findOfferFor(tx, shopId, offerId) };
}

type Visited = Readonly<{
  target: KnownTarget;
  visit: TakenVisit;
  /** The shop's. */
  currency: string;
  now: Date;
}>;

/** A page as one visit sees it: every way from it carries the visit's reference, and puts into the cart what the link may. */
export function shownTo(
  { page, offer }: OpenPage,
  { target, visit, currency, now }: Visited,
): ShownLanding {
  const applied = visit.clickId === null ? null : appliedCode(target, visit.drawn);
  const isOffered = applied !== null && offer !== null && isInForce(offer, now);
  return {
    creatorName: page.creator.name,
    headline: page.headline,
    words: page.words,
    photoUrl: page.photoUrl,
    deal: isOffered ? dealOf(offer, page.creator.name, currency) : null,
    code: target.isSafe ? null : applied,
    shopPath: withinShop(addressOf(target, target.own, visit)),
    products: page.products
      .filter(({ goneAt }) => goneAt === null)
      .map((product) => ({
        title: product.title,
        path: withinShop(addressOf(target, wayTo(target, product.path), visit)),
        imageUrl: product.imageUrl,
        price: priceWords(product),
      })),
  };
}

function dealOf(offer: Offer, creatorName: string, currency: string): string {
  if (lowersPrice(offer)) return describeOffer(offer, currency);
  return `No discount: the code tells the shop that you come from ${creatorName}.`;
}

/** Nothing is promised that the checkout would not give. */
const isInForce = ({ startsAt, endsAt }: Offer, now: Date): boolean =>
  startsAt <= now && (endsAt === null || endsAt > now);

/** "$40.00", "From $40.00". */
export function priceWords({
  priceMinor: minor,
  currency,
  isVaried,
}: Readonly<{ priceMinor: bigint; currency: string; isVaried: boolean }>): string {
  const price = formatMoney({ minor, currency });
  return isVaried ? `From ${price}` : price;
}
