import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import type { OfferValues } from "#app/programs/contract.ts";
import type { TermsValues } from "#app/programs/terms.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { termsValues } from "../support/terms.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, sqlTransaction, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { saveOffer, saveRefusedOffer } = await import("#app/programs/save-offer.server.ts");
const { publishOffer } = await import("#app/programs/publish-offer.server.ts");
const { changeTerms } = await import("#app/programs/change-terms.server.ts");
const { termsOfOffers } = await import("#app/programs/find-terms.server.ts");
const { offerPage, offersPage, termsCard } = await import("#app/programs/pages.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-04T15:42:00Z");
const LATER = new Date("2026-11-05T15:42:00Z");
const offer: OfferValues = {
  name: "Autumn",
  valueKind: "percentage",
  valueBasisPoints: 1500,
  valueMinor: null,
  scope: "all",
  scopeGids: [],
  minimumMinor: null,
  startsOn: "2026-09-01",
  endsOn: "2026-11-30",
  oncePerCustomer: true,
  combinesWith: [],
  appliesOnSubscription: false,
  subscriptionPayments: 1,
  usageLimit: null,
};
const terms = termsValues();

async function save(given: Partial<OfferValues> = {}) {
  const shop = await makeShop(db);
  const saved = await transaction((tx) =>
    saveOffer(tx, { shop, offer: { ...offer, ...given }, terms, now: NOW }),
  );
  if (!saved.ok) throw new Error(saved.error.kind);
  return { shop, offerId: saved.value.offerId };
}

const jobsFor = (offerId: string) =>
  queryRows<{ task: string }>(
    sql`select task_identifier as task from graphile_worker.jobs where key = ${`publish-offer/${offerId}`}`,
  );

test("the same form posted five times at once makes one offer with one version of terms and one job", async () => {
  const shop = await makeShop(db);
  const formId = v7();
  const post = (given: Partial<OfferValues> = {}) =>
    transaction((tx) =>
      saveOffer(tx, { shop, offer: { ...offer, ...given }, terms, now: NOW, formId }),
    );
  const once = { ok: true, value: { offerId: formId } };
  const saved = await Promise.all(Array.from({ length: 5 }, () => post()));
  expect(saved).toEqual([once, once, once, once, once]);
  expect(await db.terms.count({ where: { shopId: shop.id, offerId: formId } })).toBe(1);
  expect(await jobsFor(formId)).toHaveLength(1);
  expect(await post({ valueBasisPoints: 2000 })).toEqual({
    ok: false,
    error: { kind: "saved-before" },
  });
});

test("a saved offer waits for Shopify, with its first terms and one job", async () => {
  const { shop, offerId } = await save();
  const page = await offerPage(db, { shop, offerId, now: NOW });
  expect(page).toMatchObject({
    name: "Autumn",
    state: "publishing",
    forShoppers: "15 % off everything, once per customer.",
    dates: "1 Sep 2026 to 30 Nov 2026",
    versions: [
      {
        version: 1,
        words: "12 % of net sales, held 30 days. Links count for 30 days.",
        since: "from the start",
      },
    ],
  });
  expect(await jobsFor(offerId)).toEqual([{ task: "publish-offer" }]);
});

test("days are the shop's: the first begins at its midnight, the last runs to its last second", async () => {
  const { shop, offerId } = await save();
  const row = await db.offer.findUnique({ where: { shopId_id: { shopId: shop.id, id: offerId } } });
  expect(row?.startsAt.toISOString()).toBe("2026-09-01T04:00:00.000Z"); // summer time in New York
  expect(row?.endsAt?.toISOString()).toBe("2026-12-01T04:59:59.000Z"); // winter time
});

test("an offer without a first day starts now, and its last day may not be over", async () => {
  const { shop, offerId } = await save({ startsOn: null, endsOn: null });
  const row = await db.offer.findUnique({ where: { shopId_id: { shopId: shop.id, id: offerId } } });
  expect(row?.startsAt).toEqual(NOW);
  const late = { ...offer, name: "Late", startsOn: null, endsOn: "2026-11-03" };
  expect(await transaction((tx) => saveOffer(tx, { shop, offer: late, terms, now: NOW }))).toEqual({
    ok: false,
    error: { kind: "ended" },
  });
});

test("an offer of links only is live at once and asks nothing of Shopify", async () => {
  const { shop, offerId } = await save({
    valueKind: "none",
    valueBasisPoints: null,
    startsOn: null,
  });
  expect(await offerPage(db, { shop, offerId, now: NOW })).toMatchObject({ state: "links-only" });
  expect(await jobsFor(offerId)).toEqual([]);
});

test("a name is used once in a shop, and again in another", async () => {
  const { shop } = await save();
  const again = await transaction((tx) => saveOffer(tx, { shop, offer, terms, now: NOW }));
  expect(again).toEqual({ ok: false, error: { kind: "name-taken" } });
  await expect(save()).resolves.toBeDefined();
});

test("changed terms are a new version; the same values are none; the old version stays", async () => {
  const { shop, offerId } = await save();
  const change = (values: TermsValues) =>
    transaction((tx) => changeTerms(tx, { shopId: shop.id, offerId, terms: values, now: LATER }));
  expect(await change(terms)).toEqual({ ok: true, value: { version: 1, isNew: false } });
  expect(await change({ ...terms, rateBasisPoints: 1500 })).toEqual({
    ok: true,
    value: { version: 2, isNew: true },
  });
  const versions = await sqlTransaction((tx) => termsOfOffers(tx, shop.id, [offerId]));
  expect(
    versions.map(({ version, rateBasisPoints, validFrom }) => [
      version,
      rateBasisPoints,
      validFrom,
    ]),
  ).toEqual([
    [1, 1200, NOW],
    [2, 1500, LATER],
  ]);
});

test("terms that begin later are agreed beside those in force, and other terms from now on take their place", async () => {
  const { shop, offerId } = await save();
  const begins = new Date("2027-01-01T05:00:00Z");
  const change = (rateBasisPoints: number, from: Date | null) =>
    transaction((tx) =>
      changeTerms(tx, {
        shopId: shop.id,
        offerId,
        terms: { ...terms, rateBasisPoints },
        from,
        now: LATER,
      }),
    );
  const page = async (now: Date) => {
    const card = await termsCard(db, { shop, offerId, now });
    return [card?.words.slice(0, 4), card?.since];
  };
  expect(await change(1500, begins)).toEqual({ ok: true, value: { version: 2, isNew: true } });
  expect(await change(1500, begins)).toEqual({ ok: true, value: { version: 2, isNew: false } });
  expect(await page(LATER)).toEqual([
    "12 %",
    expect.stringMatching(/^Version 2, from 1 Jan 2027, .*: 15 % of/),
  ]);
  expect(await page(begins)).toEqual([
    "15 %",
    expect.stringMatching(/^Version 2, since 1 Jan 2027/),
  ]);
  // Put off by a week: until then those in force go on, and not what was agreed for the day before.
  const later = new Date("2027-01-08T05:00:00Z");
  expect(await change(1600, later)).toEqual({ ok: true, value: { version: 4, isNew: true } });
  expect([(await page(begins))[0], (await page(later))[0]]).toEqual(["12 %", "16 %"]);
  expect(await change(1200, null)).toEqual({ ok: true, value: { version: 5, isNew: true } });
  expect((await page(later))[0]).toBe("12 %");
});

test("two people who change terms at once: one is told", async () => {
  const { shop, offerId } = await save();
  const change = (rateBasisPoints: number) =>
    transaction((tx) =>
      changeTerms(tx, {
        shopId: shop.id,
        offerId,
        terms: { ...terms, rateBasisPoints },
        now: LATER,
      }),
    );
  const outcomes = await Promise.all([change(1300), change(1400)]);
  const versions = await sqlTransaction((tx) => termsOfOffers(tx, shop.id, [offerId]));
  const taken = outcomes.filter(({ ok }) => ok).length;
  expect(versions).toHaveLength(1 + taken); // one after the other is two versions, at once is one and a conflict
  for (const outcome of outcomes)
    if (!outcome.ok) expect(outcome.error).toEqual({ kind: "conflict" });
});

test("only a refused offer can be written anew, and then it is published again", async () => {
  const { shop, offerId } = await save();
  const rewrite = () =>
    transaction((tx) =>
      saveRefusedOffer(tx, {
        shop,
        offerId,
        offer: { ...offer, name: "Better" },
        terms,
        now: LATER,
      }),
    );
  expect(await rewrite()).toEqual({ ok: false, error: { kind: "not-refused" } });
  await db.offer.updateMany({ where: { id: offerId }, data: { state: "refused", refusal: "no" } });
  expect((await rewrite()).ok).toBe(true);
  expect(await offerPage(db, { shop, offerId, now: LATER })).toMatchObject({
    name: "Better",
    state: "publishing",
    refusal: null,
  });
});

test("another shop's offer is not there", async () => {
  const { offerId } = await save();
  const other = await makeShop(db);
  expect(await offerPage(db, { shop: other, offerId, now: NOW })).toBeNull();
  const change = transaction((tx) =>
    changeTerms(tx, { shopId: other.id, offerId, terms, now: NOW }),
  );
  expect(await change).toEqual({ ok: false, error: { kind: "not-found" } });
});

test("the list pages through all offers, newest first", async () => {
  const shop = await makeShop(db); // with an offer of its own
  for (let n = 1; n <= 26; n++)
    await transaction((tx) =>
      saveOffer(tx, { shop, offer: { ...offer, name: `Offer ${n}` }, terms, now: NOW }),
    );
  const first = await offersPage(db, { shop, before: null, now: NOW });
  const second = await offersPage(db, { shop, before: first.next, now: NOW });
  expect([first.count, first.offers.length, second.offers.length, second.next]).toEqual([
    27,
    25,
    2,
    null,
  ]);
  expect(first.offers[0]?.name).toBe("Offer 26");
});

test("an offer of a shop that took the app out waits, and is asked for again in an hour", async () => {
  const { shop, offerId } = await save();
  await db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: NOW } });
  await publishOffer({ shopId: shop.id, offerId });
  const jobs = await queryRows<{ minutes: number }>(sql`
    select round(extract(epoch from run_at - now()) / 60)::int as minutes from graphile_worker.jobs
    where key = ${`publish-offer/${offerId}`}`);
  expect(jobs).toEqual([{ minutes: 60 }]);
  const stored = await db.offer.findFirstOrThrow({ where: { shopId: shop.id, id: offerId } });
  expect(stored).toMatchObject({ state: "publishing", refusal: null });
});
