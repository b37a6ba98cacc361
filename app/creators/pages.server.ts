import { changesOf } from "#app/creators/changes.server.ts";
import type { CreatorsQuery } from "#app/creators/contract.ts";
import {
  followersOfTier,
  initialsOf,
  parseFollowers,
  platformLabel,
  shortCount,
  type TierCuts,
  tierLabel,
  tierOf,
} from "#app/creators/creator.ts";
import { changedFieldLabel, changeText, profileTexts } from "#app/creators/profile.ts";
import {
  type CreatorFilter,
  type CreatorOrder,
  type CreatorRow,
  countByOffer,
  countCreators,
  findCreator,
  hasCreators,
  idsOfCreators,
  listCreators,
  pausedSince,
  regionsInUse,
  tagsInUse,
} from "#app/creators/repository.server.ts";
import { formatDay, formatInstant, localDateOf } from "#app/kit/calendar.ts";
import { countryName } from "#app/kit/country.ts";
import { parseId } from "#app/kit/id.ts";
import { languageName } from "#app/kit/language.ts";
import { cutPage, decodeCursor, encodeCursor, instantIn, isWay, type Way } from "#app/kit/page.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { tierCutsOf } from "#app/shops/tier-cuts.server.ts";

const PAGE_SIZE = 25;

type Sort = CreatorOrder["sort"];
const SORTS: Readonly<Record<CreatorsQuery["sort"], Sort>> = {
  name: "name",
  followers: "followers",
  joined: "createdAt",
};

/** What the creators page shows; `idsByCode` are the creators whose code matches the search. */
export async function creatorsPage(
  tx: Tx,
  {
    shop,
    query,
    idsByCode,
  }: Readonly<{ shop: Shop; query: CreatorsQuery; idsByCode: readonly string[] }>,
) {
  const cuts = await tierCutsOf(tx, shop.id);
  const filter = filterOf(query, idsByCode, cuts);
  const { rows, next, previous } = await pageOf(tx, shop.id, query, filter);
  return {
    creators: rows.map((row) => presentCreator(row, shop.zone, cuts)),
    next,
    previous,
    count: await countCreators(tx, shop.id, filter),
    isFirst: !(await hasCreators(tx, shop.id)),
    tags: await tagsInUse(tx, shop.id),
    ...(await regionsShown(tx, shop.id)),
    query,
  };
}

/** How a change was made, before the account that made it. */
const AUTHORS: Readonly<Record<string, string>> = {
  form: "By",
  import: "By an import of",
  bulk: "By a bulk change of",
};

/** All creators that the page finds, not only those that it shows; up to `take`. */
export const matchingCreators = async (
  tx: Tx,
  shopId: string,
  {
    query,
    idsByCode,
    take,
  }: Readonly<{ query: CreatorsQuery; idsByCode: readonly string[]; take: number }>,
): Promise<string[]> =>
  idsOfCreators(tx, shopId, filterOf(query, idsByCode, await tierCutsOf(tx, shopId)), take);

/** The head, note and profile of a creator's page; null when the shop has no such creator. */
export async function creatorPage(tx: Tx, shop: Shop, creatorId: string) {
  const creator = await findCreator(tx, shop.id, creatorId);
  if (!creator) return null;
  const since = await pausedSince(tx, shop.id, creatorId);
  const tierCuts = await tierCutsOf(tx, shop.id);
  const changes = await changesOf(tx, shop.id, creatorId);
  return {
    ...presentCreator(creator, shop.zone, tierCuts),
    pausedSince: since && formatInstant(since, shop.zone),
    note: creator.note,
    tags: creator.tags,
    tierCuts,
    profileFields: {
      ...profileTexts(creator),
      country: countryName(creator.country),
      language: languageName(creator.language),
    },
    accounts: creator.otherHandles.map(({ platform, handle, followers }) => ({
      platform: platformLabel(platform),
      handle,
      followers: shortCount(followers),
    })),
    customFields: creator.customFields,
    changes: changes.map(({ changedAt, ...change }) => ({
      id: change.id,
      field: changedFieldLabel(change.field),
      before: changeText(change.field, change.before),
      after: changeText(change.field, change.after),
      by: `${AUTHORS[change.source] ?? "By"} staff account ${change.staffId}`,
      at: formatInstant(changedAt, shop.zone),
    })),
  };
}

/** Countries and niches to filter by. */
async function regionsShown(tx: Tx, shopId: string) {
  const { countries, niches } = await regionsInUse(tx, shopId);
  const shown = countries.map((code) => ({ value: code, label: countryName(code) }));
  return { countries: shown.sort((a, b) => a.label.localeCompare(b.label, "en")), niches };
}

/** How many creators use each of these offers. */
export async function creatorsOfOffers(
  tx: Tx,
  shopId: string,
  offerIds: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const rows = await countByOffer(tx, shopId, offerIds);
  return Object.fromEntries(rows.map((row) => [row.defaultOfferId, row._count._all]));
}

function presentCreator(creator: CreatorRow, zone: string, cuts: TierCuts) {
  return {
    id: creator.id,
    name: creator.name,
    initials: initialsOf(creator.name),
    handle: creator.handle,
    platform: platformLabel(creator.platform),
    tier: tierLabel(tierOf(creator.followers, cuts)),
    followers: shortCount(creator.followers),
    state: creator.state,
    defaultOfferId: creator.defaultOfferId,
    joined: formatDay(localDateOf(creator.createdAt, zone)),
  };
}

function filterOf(query: CreatorsQuery, ids: readonly string[], cuts: TierCuts): CreatorFilter {
  const { min, max } = query.tier ? followersOfTier(query.tier, cuts) : { min: 0, max: null };
  return {
    text: query.q,
    ids,
    state: query.state,
    tag: query.tag,
    country: query.country,
    niche: query.niche,
    followersMin: min,
    followersMax: max,
  };
}

/** One page forwards or backwards from a cursor, with the cursors of its neighbours. */
async function pageOf(tx: Tx, shopId: string, query: CreatorsQuery, filter: CreatorFilter) {
  const sort = SORTS[query.sort];
  const cursor = readCursor(query.cursor, sort);
  const way = cursor?.way ?? null;
  const backwards = query.direction === "asc" ? "desc" : "asc";
  const found = await listCreators(tx, shopId, filter, {
    sort,
    direction: way === "previous" ? backwards : query.direction,
    after: cursor?.after ?? null,
    take: PAGE_SIZE + 1,
  });
  const { rows, next, previous } = cutPage(found, { size: PAGE_SIZE, way });
  return {
    rows,
    next: next && writeCursor("next", sort, next),
    previous: previous && writeCursor("previous", sort, previous),
  };
}

function writeCursor(way: Way, sort: Sort, row: CreatorRow): string {
  const value = row[sort];
  return encodeCursor([
    way,
    sort,
    value instanceof Date ? value.toISOString() : String(value),
    row.id,
  ]);
}

/** Null for no cursor, and for one of another order or that is not ours: the list then begins at its start. */
function readCursor(text: string | null, sort: Sort) {
  const [way, of, value, rowId] = decodeCursor(text) ?? [];
  const id = parseId(rowId ?? "");
  if (!isWay(way) || of !== sort || value === undefined || !id) return null;
  const typed = sortValue(sort, value);
  return typed === null ? null : { way, after: { value: typed, id } };
}

function sortValue(sort: Sort, text: string): string | number | Date | null {
  if (sort === "name") return text;
  return sort === "followers" ? parseFollowers(text) : instantIn(text);
}
