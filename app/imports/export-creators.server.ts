// Everything that is kept about creators as a file. It stands beside the import, whose columns it has: what was exported is imported
// without a change.
import { codesOfAll } from "#app/codes/request-codes.server.ts";
import { creatorsAfter, type StoredCreator } from "#app/creators/many-creators.server.ts";
import { PROFILE_FIELDS, profileTexts } from "#app/creators/profile.ts";
import { EXPORT_COLUMNS, TEMPLATE_COLUMNS } from "#app/imports/column.ts";
import { localDateOf } from "#app/kit/calendar.ts";
import { csvRows, csvText } from "#app/kit/csv.ts";
import { linkUrl } from "#app/links/link.ts";
import { firstLinksOf } from "#app/links/make-links.server.ts";
import { db, queryRows, type SqlTx } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { namesOfOffers } from "#app/programs/pages.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const CREATORS_AT_ONCE = 500;
/** Each part is read by itself: no transaction stays open while a slow line takes the file. */
const READ: SqlTx = { query: queryRows };

/** All creators of a shop, archived ones too, in the order in which they were added; written while it is sent. */
export const exportCreators = (shop: Shop) => ({
  fileName: "creators.csv",
  chunks: linesOf(shop),
});

async function* linesOf(shop: Shop): AsyncGenerator<string> {
  yield csvRows([EXPORT_COLUMNS.map(({ heading }) => heading)]);
  for (let after: string | null = null; ; ) {
    const creators: StoredCreator[] = await creatorsAfter(READ, shop.id, {
      after,
      take: CREATORS_AT_ONCE,
    });
    if (creators.length > 0) yield csvRows(await rowsOf(shop, creators));
    const last = creators.at(-1);
    if (!last || creators.length < CREATORS_AT_ONCE) return;
    after = last.id;
  }
}

async function rowsOf(shop: Shop, creators: readonly StoredCreator[]): Promise<string[][]> {
  const ids = creators.map(({ id }) => id);
  const codes = Map.groupBy(await codesOfAll(READ, shop.id, ids), ({ creatorId }) => creatorId);
  const links = new Map(
    (await firstLinksOf(READ, shop.id, ids)).map(({ creatorId, key }) => [creatorId, key]),
  );
  const offers = await namesOfOffers(
    db,
    shop.id,
    creators.map(({ defaultOfferId }) => defaultOfferId),
  );
  return creators.map((creator) => {
    const texts = profileTexts(creator);
    const key = links.get(creator.id);
    return [
      creator.id,
      ...PROFILE_FIELDS.map((field) => texts[field]),
      (codes.get(creator.id) ?? []).map(({ code }) => code).join("; "),
      offers[creator.defaultOfferId] ?? "",
      creator.state,
      key === undefined ? "" : linkUrl(env.appUrl, `${shop.key}-${key}`),
      localDateOf(creator.createdAt, shop.zone),
    ];
  });
}

const EXAMPLE: Readonly<Record<string, string>> = {
  Name: "Example Creator",
  "E-mail": "example@example.com",
  Platform: "tiktok",
  Handle: "examplecreator",
  Followers: "12500",
  Niche: "Skincare",
  Country: "US",
  Language: "en",
  Tags: "skin, autumn",
  "Custom fields": "Shoe size: 38",
  Codes: "EXAMPLE10",
};

/** The template of an import: the headings and one row that shows what goes where. */
export const importTemplate = () => ({
  fileName: "creators-template.csv",
  text: csvText(TEMPLATE_COLUMNS, [TEMPLATE_COLUMNS.map((heading) => EXAMPLE[heading] ?? "")]),
});
