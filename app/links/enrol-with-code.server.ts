// The whole enrolment. It lives with links, the highest room that it needs.
import { codeProblem, normalCode } from "#app/codes/code.ts";
import {
  type CodeTaken,
  pickCode,
  requestCode,
  takenSentence,
} from "#app/codes/request-code.server.ts";
import { enrolCreator, enrolledBefore } from "#app/creators/enrol-creator.server.ts";
import type { Profile } from "#app/creators/profile.ts";
import { assertNever } from "#app/kit/invariant.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { insertLink } from "#app/links/repository.server.ts";
import { LINK_KEY_LENGTH } from "#app/links/save-link.server.ts";
import { newId, newToken } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { hasCodes } from "#app/programs/offer.ts";
import type { Shop } from "#app/shops/shop.ts";

export type EnrolmentFault =
  | CodeTaken
  | Readonly<{ kind: "no-offer" | "no-codes" | "saved-before" }>
  | Readonly<{ kind: "bad-code"; problem: string }>;

/**
 * Enrols a creator in an offer: the creator, a code that waits for Shopify, a link that works at once, and the job that mints the code.
 * `wanted` is the code as typed; empty asks for a proposal. A fault is found before anything is written. The same creator a second
 * time is a success without effect, and its `code` is null.
 */
export async function enrolWithCode(
  tx: Tx,
  {
    shop,
    creatorId,
    profile,
    offerId,
    wanted,
    now,
  }: Readonly<{
    shop: Shop;
    creatorId: string;
    profile: Profile;
    offerId: string;
    wanted: string;
    now: Date;
  }>,
): Promise<Result<Readonly<{ creatorId: string; code: string | null }>, EnrolmentFault>> {
  const before = await enrolledBefore(tx, { shopId: shop.id, creatorId, profile });
  if (before === "same") return ok({ creatorId, code: null });
  if (before === "other") return err({ kind: "saved-before" });
  const offer = await findOfferFor(tx, shop.id, offerId);
  if (!offer || offer.state === "refused") return err({ kind: "no-offer" });
  const wish = normalCode(wanted);
  if (wish !== "" && !hasCodes(offer)) return err({ kind: "no-codes" });
  const problem = wish === "" ? null : codeProblem(wish);
  if (problem) return err({ kind: "bad-code", problem });
  const picked = hasCodes(offer)
    ? await pickCode(tx, { shop, creator: profile, offer, wanted: wish === "" ? null : wish })
    : null;
  if (picked && !picked.ok) return picked;

  await enrolCreator(tx, { shopId: shop.id, creatorId, profile, offerId, now });
  await insertLink(tx, shop.id, {
    id: newId(),
    creatorId,
    offerId,
    key: newToken(LINK_KEY_LENGTH),
    createdAt: now,
  });
  if (!picked) return ok({ creatorId, code: null });
  const creator = { id: creatorId, name: profile.name, handle: profile.handle };
  return withCreator(
    creatorId,
    await requestCode(tx, { shop, creator, offer, wanted: picked.value, now }),
  );
}

function withCreator(creatorId: string, requested: Result<{ code: string }, CodeTaken>) {
  return requested.ok ? ok({ creatorId, code: requested.value.code }) : requested;
}

/** The field that a fault belongs to, with a sentence. */
export function faultOf(fault: EnrolmentFault): Record<string, string[]> {
  switch (fault.kind) {
    case "code-taken":
      return { code: [takenSentence(fault)] };
    case "bad-code":
      return { code: [fault.problem] };
    case "no-codes":
      return { code: ["This offer has links only and no codes. Leave the code empty."] };
    case "saved-before":
      return { name: ["This form was saved already with other content. Open it again."] };
    case "no-offer":
      return { defaultOfferId: ["Choose an offer from the list."] };
    default:
      return assertNever(fault);
  }
}
