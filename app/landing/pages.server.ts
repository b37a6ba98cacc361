import { findCreators } from "#app/creators/find-creator.server.ts";
import { formatInstant } from "#app/kit/calendar.ts";
import { findPage } from "#app/landing/repository.server.ts";
import { priceWords } from "#app/landing/show-page.server.ts";
import { findMainKey } from "#app/links/find-main-link.server.ts";
import { ownHosts } from "#app/links/pages.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { PROXY_PATH } from "#app/shopify/proxy-signature.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Whose = Readonly<{ shop: Shop; creatorId: string }>;

/** How a creator's page stands, for her page in the admin. */
export async function landingCard(tx: Tx, { shop, creatorId }: Whose) {
  const page = await findPage(tx, shop.id, creatorId);
  return {
    creatorId,
    state: page === null ? null : page.isShown ? ("on" as const) : ("off" as const),
    url: await urlOf(tx, { shop, creatorId }),
  };
}

/** The address of a creator's page in the shop, for herself; null while none is shown. */
export async function landingAddress(tx: Tx, whose: Whose): Promise<string | null> {
  const { state, url } = await landingCard(tx, whose);
  return state === "on" ? url : null;
}

/** What the form of a creator's page needs; null when the shop has no such creator. */
export async function landingForm(tx: Tx, { shop, creatorId }: Whose) {
  const [creator] = await findCreators(tx, shop.id, [creatorId]);
  if (!creator) return null;
  const page = await findPage(tx, shop.id, creatorId);
  return {
    creatorId,
    creatorName: creator.name,
    isActive: creator.state === "active",
    isShown: page?.isShown ?? false,
    url: await urlOf(tx, { shop, creatorId }),
    hosts: ownHosts(shop),
    defaults: {
      isShown: page?.isShown ? "on" : "",
      headline: page?.headline ?? `Picked by ${creator.name}`,
      words: page?.words ?? "",
      photoUrl: page?.photoUrl ?? "",
      productGids: (page?.products ?? []).map(({ productGid }) => productGid),
    },
    products: (page?.products ?? []).map((product) => ({
      gid: product.productGid,
      title: product.title,
      price: priceWords(product),
      goneSince: product.goneAt && formatInstant(product.goneAt, shop.zone),
    })),
  };
}

async function urlOf(tx: Tx, { shop, creatorId }: Whose): Promise<string | null> {
  const key = await findMainKey(tx, shop.id, creatorId);
  return key && `${new URL(shop.storefrontUrl).origin}${PROXY_PATH}/c/${key}`;
}
