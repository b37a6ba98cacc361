import { creatorChoices, findOwner } from "#app/creators/find-creator.server.ts";
import { addDays, formatDay, formatInstant, localDateOf } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { cutPage, decodeCursor, encodeCursor, isWay } from "#app/kit/page.ts";
import {
  type ClickSums,
  groupClicks,
  type Span,
  sumClicks,
} from "#app/links/click-store.server.ts";
import { campaignOf, linkUrl } from "#app/links/link.ts";
import type { LinksQuery } from "#app/links/link-contract.ts";
import { labelOf, leadsWords, stateOf, targetWords } from "#app/links/present.ts";
import { qrShape } from "#app/links/qr.ts";
import {
  countLinks,
  findDefaults,
  findLink,
  hasPool,
  type LinkRow,
  linksOf,
  listLinks,
  liveCodeOf,
  programsOfLink,
} from "#app/links/repository.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { hasCodes } from "#app/programs/offer.ts";
import { firstUtm, utmOf, utmTexts } from "#app/programs/utm.ts";
import { PROXY_PATH } from "#app/shopify/proxy-signature.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const PAGE_SIZE = 25;
const CREATOR_LINKS_MAX = 10;
const GROUPS_MAX = 20;

type Asked = Readonly<{ shop: Shop; span: Span; now: Date }>;

/** The links of a creator that are in use, with their clicks in a time; `hasMore` when there are others. */
export async function linksOfCreator(
  tx: Tx,
  { creatorId, ...asked }: Asked & Readonly<{ creatorId: string }>,
) {
  const take = CREATOR_LINKS_MAX + 1;
  const rows = await linksOf(tx, asked.shop.id, { creatorId, take });
  const shown = await withClicks(tx, asked, rows.slice(0, CREATOR_LINKS_MAX));
  return { creatorId, links: shown, hasMore: rows.length > CREATOR_LINKS_MAX };
}

/** What a creator is shown of her links, each with its QR code; those that have ended are left out. */
export async function linksForCreator(
  tx: Tx,
  { shop, creatorId, now }: Readonly<{ shop: Shop; creatorId: string; now: Date }>,
) {
  const rows = await linksOf(tx, shop.id, { creatorId, take: CREATOR_LINKS_MAX });
  return rows
    .filter((row) => stateOf(row, now) !== "ended")
    .map((row) => {
      const url = urlOf(shop, row);
      return { url, label: labelOf(row.label), leads: leadsWords(row), qr: qrShape(url) };
    });
}

/** The shop's links, newest first, a page at a time. */
export async function linksPage(
  tx: Tx,
  { query, ...asked }: Asked & Readonly<{ query: LinksQuery }>,
) {
  const { shop, now } = asked;
  const filter = { text: query.q, state: query.state, creatorId: query.creator, now };
  const [way, rowId] = decodeCursor(query.cursor) ?? [];
  const id = parseId(rowId ?? "");
  const cursor = isWay(way) && id ? { way, id } : null;
  const from = cursor && { id: cursor.id, isBack: cursor.way === "previous" };
  const found = await listLinks(tx, shop.id, { filter, from, take: PAGE_SIZE + 1 });
  const page = cutPage(found, { size: PAGE_SIZE, way: cursor?.way ?? null });
  return {
    links: await withClicks(tx, asked, page.rows),
    next: page.next && encodeCursor(["next", page.next.id]),
    previous: page.previous && encodeCursor(["previous", page.previous.id]),
    count: await countLinks(tx, shop.id, filter),
    creators: await creatorChoices(tx, shop.id),
    utm: utmOf(await findDefaults(tx, shop.id)),
    query,
  };
}

/** A link with its form, its QR code and its clicks by sub-id, country and site; null when the shop has no such link. */
export async function linkPage(tx: Tx, { linkId, ...asked }: Asked & Readonly<{ linkId: string }>) {
  const { shop, span } = asked;
  const row = await findLink(tx, shop.id, linkId);
  const [link] = row ? await withClicks(tx, asked, [row]) : [];
  if (!row || !link) return null;
  const groups = (by: Parameters<typeof groupClicks>[2]["by"]) =>
    groupClicks(tx, shop.id, { linkId, ...span, by, take: GROUPS_MAX });
  return {
    link,
    qr: qrShape(link.url),
    goneSince: row.targetGoneAt && formatInstant(row.targetGoneAt, shop.zone),
    subIds: await groups("subId"),
    countries: env.countryHeader === null ? null : await groups("country"),
    sites: await groups("referrerHost"),
    form: { ...(await formOf(tx, shop, row)), defaults: defaultsOf(row, shop.zone) },
  };
}

/** What the form of a new link of a creator needs; null when the shop has no such creator. */
export async function newLinkPage(tx: Tx, shop: Shop, creatorId: string) {
  const owner = await findOwner(tx, shop.id, creatorId);
  const offer = owner && (await findOfferFor(tx, shop.id, owner.offerId));
  if (!owner || !offer) return null;
  const creator = { name: owner.name, platform: owner.platform };
  const row = { creatorId, offerId: offer.id, creator, offer, key: "" };
  return { creatorName: owner.name, linkId: newId(), form: await formOf(tx, shop, row) };
}

async function withClicks(tx: Tx, { shop, span, now }: Asked, rows: readonly LinkRow[]) {
  const linkIds = rows.map(({ id }) => id);
  const sums = linkIds.length > 0 ? await sumClicks(tx, shop.id, { linkIds, ...span }) : [];
  const sumsOf = new Map(sums.map((sum) => [sum.linkId, sum]));
  return rows.map((row) => ({
    id: row.id,
    url: urlOf(shop, row),
    shopUrl: shortUrlOf(shop, row),
    slug: `${shop.key}-${row.key}`,
    label: labelOf(row.label),
    creatorId: row.creatorId,
    creatorName: row.creator.name,
    target: targetWords(row),
    leads: leadsWords(row),
    state: stateOf(row, now),
    endsOn: row.expiresAt && formatDay(lastDayOf(row.expiresAt, shop.zone)),
    isTracking: !row.appliesDiscount,
    ...clickTexts(sumsOf.get(row.id), shop.zone),
  }));
}

function clickTexts(sums: ClickSums | undefined, zone: string) {
  const text = (count: number | undefined) => (count ?? 0).toLocaleString("en-US");
  return {
    clicks: text(sums?.clicks),
    visitors: text(sums?.visitors),
    others: text(sums?.others),
    last: sums?.lastAt ? formatInstant(sums.lastAt, zone) : null,
  };
}

/** The hosts under which a shop's pages are known: an address that is pasted may name one of them. */
export const ownHosts = (shop: Shop): string[] => [
  new URL(shop.storefrontUrl).hostname,
  shop.domain,
];

/** The address and slug of a link, for its QR code; null when the shop has no such link. */
export async function qrOfLink(tx: Tx, shop: Shop, given: string) {
  const linkId = parseId(given);
  const row = linkId && (await findLink(tx, shop.id, linkId));
  return row ? { url: urlOf(shop, row), slug: `${shop.key}-${row.key}` } : null;
}

type FormRow = Pick<LinkRow, "creatorId" | "offerId" | "key" | "creator" | "offer">;

/** What the form is checked against and its preview made of. */
async function formOf(tx: Tx, shop: Shop, row: FormRow) {
  const { creatorId, offerId } = row;
  const code = await liveCodeOf(tx, shop.id, { creatorId, offerId });
  const programs = await programsOfLink(tx, shop.id, { creatorId, offerId });
  const ofShop = utmOf(await findDefaults(tx, shop.id));
  return {
    creatorId,
    hosts: ownHosts(shop),
    storefrontUrl: shop.storefrontUrl,
    prefix: `${linkUrl(env.appUrl, shop.key)}-`,
    slug: `${shop.key}-${row.key || "…"}`,
    code,
    isSafe: programs.some(({ isSafe }) => isSafe) && (await hasPool(tx, shop.id, offerId)),
    hasCodes: hasCodes(row.offer),
    zone: shop.zone,
    platform: row.creator.platform,
    campaign: campaignOf(row.offer.name),
    utm: firstUtm([...programs.map(({ utm }) => utm), ofShop]),
  };
}

const defaultsOf = (row: LinkRow, zone: string) => ({
  label: row.label,
  targetKind: row.targetKind,
  targetGid: row.targetGid ?? "",
  targetTitle: row.targetTitle ?? "",
  targetPath: row.targetKind === "page" ? row.path : "",
  path: row.path,
  ...utmTexts(utmOf(row)),
  appliesDiscount: row.appliesDiscount ? "on" : "",
  endsOn: row.expiresAt ? lastDayOf(row.expiresAt, zone) : "",
});

const urlOf = (shop: Shop, { key }: LinkRow): string => linkUrl(env.appUrl, `${shop.key}-${key}`);

/** The same link on the shop's own domain. */
const shortUrlOf = (shop: Shop, { key }: LinkRow): string =>
  `${new URL(shop.storefrontUrl).origin}${PROXY_PATH}/r/${key}`;

/** The last whole day before an end: a link ends where the day after its last one begins. */
const lastDayOf = (expiresAt: Date, zone: string): string =>
  addDays(localDateOf(expiresAt, zone), -1);
