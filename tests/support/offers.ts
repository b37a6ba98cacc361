// Offers and creators as a merchant makes them, for tests that ask the dev store. Import it after useTestDatabase() and startStore().
import { v7 } from "uuid";
import { NO_DETAILS } from "#app/creators/profile.ts";
import { enrolWithCode } from "#app/links/enrol-with-code.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import type { OfferValues } from "#app/programs/contract.ts";
import { saveOffer } from "#app/programs/save-offer.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { termsValues } from "./terms.ts";

const NOW = new Date("2026-11-04T15:42:00Z");

/** An offer of 10 % that is not published yet, unless said otherwise; its id. */
export async function saveTestOffer(
  shop: Shop,
  name: string,
  given: Partial<OfferValues> = {},
): Promise<string> {
  const saved = await transaction((tx) =>
    saveOffer(tx, {
      shop,
      now: NOW,
      offer: {
        name,
        valueKind: "percentage",
        valueBasisPoints: 1000,
        valueMinor: null,
        scope: "all",
        scopeGids: [],
        minimumMinor: null,
        startsOn: "2026-01-01",
        endsOn: null,
        oncePerCustomer: false,
        combinesWith: [],
        appliesOnSubscription: false,
        subscriptionPayments: 1,
        usageLimit: null,
        ...given,
      },
      terms: termsValues(),
    }),
  );
  if (!saved.ok) throw new Error(saved.error.kind);
  return saved.value.offerId;
}

/** A creator in an offer, with the code that is wanted or the usual proposal; her id. */
export async function enrolTestCreator(
  shop: Shop,
  { offerId, name, wanted = "" }: Readonly<{ offerId: string; name: string; wanted?: string }>,
): Promise<string> {
  const profile = {
    ...NO_DETAILS,
    name,
    handle: "",
    platform: "tiktok",
    followers: 0,
    tags: [],
    note: "",
  } as const;
  const result = await transaction((tx) =>
    enrolWithCode(tx, { shop, creatorId: v7(), profile, offerId, wanted, now: NOW }),
  );
  if (!result.ok) throw new Error(result.error.kind);
  return result.value.creatorId;
}
