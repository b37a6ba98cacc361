import { LandingCard } from "#app/landing/LandingCard.tsx";
import { EarningsLinkCard } from "#app/portal/EarningsLinkCard.tsx";
import type { OwnPages as Pages } from "#app/portal/pages.server.ts";

/** The pages that a creator has of her own: the one for shoppers, in the shop, and the one for herself. */
export function OwnPages({ pages, name }: { pages: Pages; name: string }) {
  return (
    <>
      <LandingCard card={pages.landing} name={name} />
      <EarningsLinkCard card={pages.earnings} name={name} />
    </>
  );
}
