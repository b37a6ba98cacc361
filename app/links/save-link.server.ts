import { findOwner } from "#app/creators/find-creator.server.ts";
import { addDays, startOfDay } from "#app/kit/calendar.ts";
import { assertNever } from "#app/kit/invariant.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { LinkValues, WantedTarget } from "#app/links/link-contract.ts";
import {
  findLink,
  findLinkOfKey,
  insertLink,
  type LinkRow,
  putDefaults,
  updateLink,
} from "#app/links/repository.server.ts";
import { newToken } from "#app/platform/clock.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { type Utm, utmColumns } from "#app/programs/utm.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { readLinkTargets } from "#app/shopify/link-targets.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** 31^8 keys in a shop: two creators do not get the same. */
export const LINK_KEY_LENGTH = 8;

export type LinkFault =
  | Readonly<{ kind: "not-found" }>
  | Readonly<{ kind: "no-target" | "saved-before" }>
  | Readonly<{ kind: "slug-taken"; slug: string; label: string; creatorName: string }>;

/**
 * Makes a link of a creator, in her offer. What it leads to is read from Shopify before the transaction opens. The same form twice makes
 * one link. A slug that any link of the shop has or had is refused: an address that was handed out stays its creator's.
 */
export async function makeLink(
  shop: Shop,
  given: LinkValues & Readonly<{ id: string; creatorId: string; slug: string | null }>,
  now: Date,
): Promise<Result<{ linkId: string }, LinkFault>> {
  const target = await readTarget(shop, given.target, now);
  if (!target.ok) return target;
  return transaction(async (tx): Promise<Result<{ linkId: string }, LinkFault>> => {
    const owner = await findOwner(tx, shop.id, given.creatorId);
    if (!owner) return err({ kind: "not-found" });
    const { id, creatorId, slug } = given;
    const key = slug ?? newToken(LINK_KEY_LENGTH);
    const isNew = await insertLink(tx, shop.id, {
      ...{ id, creatorId, key, offerId: owner.offerId, createdAt: now },
      ...columnsOf(shop, given, now),
      ...target.value,
    });
    return isNew ? ok({ linkId: id }) : whyKept(tx, shop.id, given);
  });
}

/** Changes everything of a link but its address, which may be printed somewhere, and whose it is. */
export async function changeLink(
  shop: Shop,
  { linkId, values, now }: Readonly<{ linkId: string; values: LinkValues; now: Date }>,
): Promise<Result<{ linkId: string }, LinkFault>> {
  const target = await readTarget(shop, values.target, now);
  if (!target.ok) return target;
  const change = { ...columnsOf(shop, values, now), ...target.value };
  const isThere = await transaction((tx) => updateLink(tx, shop.id, linkId, change));
  return isThere ? ok({ linkId }) : err({ kind: "not-found" });
}

/** Takes a link out of the lists, or back into them; it goes on working either way. */
export async function archiveLink(
  tx: Tx,
  shop: Shop,
  { linkId, archivedAt }: Readonly<{ linkId: string; archivedAt: Date | null }>,
): Promise<Result<null, { kind: "not-found" }>> {
  const isThere = await updateLink(tx, shop.id, linkId, { archivedAt });
  return isThere ? ok(null) : err({ kind: "not-found" });
}

/** Sets the shop's UTM parameters for links that set none; a null one takes the app's own default. */
export const changeUtmDefaults = (tx: Tx, shop: Shop, utm: Utm) =>
  putDefaults(tx, shop.id, utmColumns(utm));

/** Nothing was inserted: the id is there, from the same form before, or the slug is another link's. */
async function whyKept(
  tx: Tx,
  shopId: string,
  given: Readonly<{ id: string; creatorId: string; slug: string | null; label: string }>,
): Promise<Result<{ linkId: string }, LinkFault>> {
  const before = await findLink(tx, shopId, given.id);
  if (before)
    return isSame(before, given) ? ok({ linkId: given.id }) : err({ kind: "saved-before" });
  const other = given.slug === null ? null : await findLinkOfKey(tx, shopId, given.slug);
  if (!other) return err({ kind: "saved-before" });
  const { key: slug, label, creator } = other;
  return err({ kind: "slug-taken", slug, label, creatorName: creator.name });
}

/** A key that comes a second time with other content is an error, not a quiet success. */
const isSame = (
  before: LinkRow,
  given: Readonly<{ creatorId: string; slug: string | null; label: string }>,
): boolean =>
  before.creatorId === given.creatorId &&
  before.label === given.label &&
  (given.slug === null || given.slug === before.key);

function columnsOf(shop: Shop, { label, utm, appliesDiscount, endsOn }: LinkValues, now: Date) {
  return {
    label,
    ...utmColumns(utm),
    appliesDiscount,
    expiresAt: endsOn === null ? null : endOf(shop, endsOn, now),
  };
}

/** The end of a link's last day; of a day in the past it is now, so that no click that counted stops counting. */
function endOf(shop: Shop, endsOn: string, now: Date): Date {
  const end = startOfDay(addDays(endsOn, 1), shop.zone);
  return end < now ? now : end;
}

/** The columns of what a link leads to; of a product or collection as Shopify has it now, with its own handle. */
async function readTarget(shop: Shop, target: WantedTarget, now: Date) {
  const none = { targetGid: null, targetTitle: null, targetGoneAt: null };
  if (target.kind === "home") return ok({ targetKind: target.kind, path: "/", ...none });
  if (target.kind === "page") return ok({ targetKind: target.kind, path: target.path, ...none });
  const [page] = await readLinkTargets(adminFor(shop.domain), [target.gid]);
  if (!page) return err({ kind: "no-target" as const });
  return ok({
    targetKind: target.kind,
    path: page.path,
    targetGid: target.gid,
    targetTitle: page.title,
    targetGoneAt: page.isThere ? null : now,
  });
}

/** The field that a fault belongs to, with a sentence. */
export function faultOf(
  fault: Exclude<LinkFault, { kind: "not-found" }>,
): Record<string, string[]> {
  switch (fault.kind) {
    case "slug-taken": {
      const what = fault.label === "" ? "a link" : `the link “${fault.label}”`;
      return {
        slug: [
          `“${fault.slug}” is ${what} of ${fault.creatorName} and stays hers. Choose another.`,
        ],
      };
    }
    case "no-target":
      return { targetGid: ["Shopify no longer has it. Choose another."] };
    case "saved-before":
      return { label: ["This form was saved already with other content. Open it again."] };
    default:
      return assertNever(fault);
  }
}
