// What an offer's codes would be called for creators that the shop has, and where such a code would clash.
import { alternativesTo, type CodeState } from "#app/codes/code.ts";
import { firstFreeInBoth } from "#app/codes/free-in-both.server.ts";
import { parsePattern } from "#app/codes/pattern.ts";
import { proposalsBy, unitOf } from "#app/codes/propose-codes.server.ts";
import { holdersOf } from "#app/codes/repository.server.ts";
import { firstOwners, namesOfCreators } from "#app/creators/find-creator.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { db } from "#app/platform/db.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { hasCodes } from "#app/programs/offer.ts";
import { type Admin, adminFor } from "#app/shopify/admin.server.ts";
import { holderOf } from "#app/shopify/discounts.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const CREATORS_MAX = 8;

export type PreviewRow = Readonly<{
  creatorId: string;
  name: string;
  code: string;
  /** Why the code cannot be hers, as a sentence; null when it is free. */
  clash: string | null;
  /** The free one that she would get instead; null when none was found at once. */
  instead: string | null;
}>;

/** The codes of a pattern for the shop's first creators. Asks Shopify whose a code is; throws AdminError. */
export async function previewPattern(
  shop: Shop,
  { offerId, text }: Readonly<{ offerId: string; text: string }>,
): Promise<
  Result<readonly PreviewRow[], Readonly<{ kind: "not-found" | "bad-pattern"; message: string }>>
> {
  const offer = await findOfferFor(db, shop.id, offerId);
  if (!offer || !hasCodes(offer))
    return err({ kind: "not-found", message: "This offer has no codes." });
  const pattern = parsePattern(text, offer, unitOf(shop));
  if (!pattern.ok) return err({ kind: "bad-pattern", message: pattern.error });
  const owners = await firstOwners(db, shop.id, CREATORS_MAX);
  const proposals = (owner: (typeof owners)[number]) => proposalsBy(text, { shop, owner, offer });
  const wanted = owners.map((owner) => ({ owner, code: String(proposals(owner).next().value) }));
  const clashes = await clashesOf(adminFor(shop.domain), shop, wanted);
  const rows = wanted.map(async ({ owner, code }, n) => {
    const clash = clashes[n] ?? null;
    const others = alternativesTo(code, proposals(owner));
    const instead =
      clash === null ? null : await firstFreeInBoth(adminFor(shop.domain), shop.id, others);
    return { creatorId: owner.id, name: owner.name, code, clash, instead };
  });
  return ok(await Promise.all(rows));
}

type Wanted = Readonly<{ owner: Readonly<{ id: string; name: string }>; code: string }>;

/** What stands against each wish: a code here, in whatever state, a discount in Shopify, or a wish before it. */
async function clashesOf(
  admin: Admin,
  shop: Shop,
  wanted: readonly Wanted[],
): Promise<readonly (string | null)[]> {
  const codes = wanted.map(({ code }) => code);
  const here = await holdersOf(db, shop.id, codes);
  const ids = [...here.values()].map(({ creatorId }) => creatorId);
  const names = await namesOfCreators(db, shop.id, ids);
  const inShopify = await Promise.all(codes.map((code) => holderOf(admin, code)));
  return wanted.map(({ owner, code }, n) => {
    const holder = here.get(code);
    if (holder) {
      const isOwn = holder.creatorId === owner.id;
      return words(holder.state, isOwn ? null : (names[holder.creatorId] ?? "another creator"));
    }
    if (inShopify[n] !== null) return "Another discount in Shopify has it.";
    const earlier = wanted.slice(0, n).find((one) => one.code === code);
    return earlier ? `${earlier.owner.name} would have it.` : null;
  });
}

const words = (state: CodeState, other: string | null): string =>
  state === "retired"
    ? `It was ${other === null ? "her own" : `${other}’s`}, and a code is never given out twice.`
    : other === null
      ? "She has it already."
      : `${other} has it.`;
