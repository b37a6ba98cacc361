import fc from "fast-check";
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeEntry, makeOrder, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { termsValues } from "../support/terms.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, sqlTransaction, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { payoutPage } = await import("#app/payouts/pages.server.ts");
const { postEntries } = await import("#app/commissions/post-entries.server.ts");
const { approveEntries } = await import("#app/commissions/approve-entries.server.ts");
const { NOW, approve, at, balance, cancel, open, opened, settle } = await import(
  "../support/payouts.ts"
);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const day = (n: number) => new Date(at("2026-09-01").getTime() + n * 86_400_000);

/** The order's net is now this: what Shopify would say after an edit or a refund on that day; it was placed on day `placed`. */
function becomes(
  { shop, creatorId }: Readonly<{ shop: Shop; creatorId: string }>,
  order: Readonly<{ id: string; gid: string; placed: number }>,
  change: Readonly<{ on: number; netMinor: bigint }>,
) {
  const { placed, ...named } = order;
  const { on, netMinor } = change;
  const offerId = offerOf(shop);
  const evidence = {
    won: { kind: "code" as const, creatorId, code: "ANNABERG10", through: null },
    lost: [],
  };
  const terms = { id: offerId, offerId, version: 1, validFrom: day(-100) };
  const usual = termsValues({ rateBasisPoints: 1250 });
  const stored = { codes: [], codeDiscountsMinor: [], references: [], discountMinor: 0n };
  const dates = { processedAt: day(placed), updatedAt: day(on), changedAt: day(on) };
  const parcel = { fulfilledAt: null, deliveredAt: null };
  const credit = { id: v7(), orderId: order.id, creatorId, shareOf10000: 10_000, kind: "code" };
  return sqlTransaction((tx) =>
    postEntries(tx, shop, {
      now: day(on),
      orders: [
        {
          ...named,
          ...dates,
          ...parcel,
          ...stored,
          netMinor,
          soldMinor: netMinor,
          commissionableMinor: netMinor,
          isJourneyReady: true,
          isNewCustomer: null,
          isNew: false,
        },
      ],
      credits: [
        {
          ...credit,
          evidence,
          offerId,
          termsId: offerId,
          netMinor,
          discountMinor: 0n,
          orderedAt: day(placed),
          linkId: null,
          clickId: null,
          holdEndsAt: null,
          terms: { ...usual, ...terms },
        },
      ],
    }),
  );
}

test("C05: a refund after the payout is netted in the next one", async () => {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna Berg");
  const hers = { shop, creatorId };
  const place = async (placed: number, netMinor: bigint) => {
    const order = await makeOrder(db, shop, { processedAt: day(placed), netMinor });
    await becomes(hers, { ...order, placed }, { on: placed, netMinor });
    return { ...order, placed };
  };
  const first = await place(0, 8925n); // +1116
  await becomes(hers, first, { on: 5, netMinor: 10_725n }); // +225
  await becomes(hers, first, { on: 12, netMinor: 7325n }); // −425
  await approveEntries(shop.id, { from: day(-1), to: day(32) });
  expect(await balance(shop, creatorId)).toMatchObject({ pendingMinor: 0n, payableMinor: 916n });

  const paid = await opened(shop, "2026-10-03");
  await approve(shop, paid);
  await settle(shop, paid);
  const sum = await db.entry.aggregate({ where: { shopId: shop.id }, _sum: { amountMinor: true } });
  expect(sum._sum.amountMinor).toBe(0n);

  await becomes(hers, first, { on: 40, netMinor: 1800n }); // −691, approved at once since its hold is over
  expect(await balance(shop, creatorId)).toMatchObject({ payableMinor: -691n, paidMinor: 916n });
  expect(await open(shop, "2026-12-31")).toEqual({ ok: false, error: { kind: "nothing-due" } });

  await place(41, 4000n); // +500
  await approveEntries(shop.id, { from: day(32), to: day(71) });
  expect(await balance(shop, creatorId)).toMatchObject({ payableMinor: -191n });
  expect(await open(shop, "2026-12-31")).toEqual({ ok: false, error: { kind: "nothing-due" } });

  await place(42, 8000n); // +1000
  await approveEntries(shop.id, { from: day(32), to: day(80) });
  const payoutId = await opened(shop, "2026-12-31");
  const page = await transaction((tx) =>
    payoutPage(tx, shop, { payoutId, url: new URL("http://localhost/") }),
  );
  expect(page?.inWords).toBe("1 creator, $8.09");
  expect(page?.lines[0]?.entries.map(({ amount }) => amount)).toEqual([
    "−$6.91",
    "$5.00",
    "$10.00",
  ]);
});

type Move = Readonly<{
  kind: "earn" | "refund" | "open" | "approve" | "settle" | "cancel";
  n: number;
}>;

const moves = fc.array(
  fc.record({
    kind: fc.constantFrom<Move["kind"]>("earn", "refund", "open", "approve", "settle", "cancel"),
    n: fc.nat({ max: 5000 }),
  }),
  { maxLength: 20 },
);

test("whatever happens: pending + payable + in payout + paid is all that was earned, and no entry is paid twice", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (sequence) => {
      const shop = await makeShop(db);
      const creators = [await makeCreator(db, shop, "Anna"), await makeCreator(db, shop, "Bo")];
      const order = await makeOrder(db, shop, { processedAt: NOW, netMinor: 0n });
      const payouts: string[] = [];
      for (const { kind, n } of sequence) {
        const payoutId = payouts[n % Math.max(1, payouts.length)];
        if (kind === "earn" || kind === "refund") {
          await makeEntry(db, shop, {
            creatorId: creators[n % 2] ?? "",
            orderId: order.id,
            amountMinor: BigInt(kind === "earn" ? n + 1 : -n - 1),
            occurredAt: at("2026-10-01"),
            isApproved: n % 3 > 0,
          });
        } else if (kind === "open") {
          const result = await open(shop);
          if (result.ok) payouts.push(result.value.payoutId);
        } else if (payoutId !== undefined) {
          await { approve, settle, cancel }[kind](shop, payoutId);
        }
      }
      const sums = await Promise.all(creators.map((creatorId) => balance(shop, creatorId)));
      const all = sums.reduce(
        (total, sum) =>
          total + sum.pendingMinor + sum.payableMinor + sum.inPayoutMinor + sum.paidMinor,
        0n,
      );
      const entries = await db.entry.findMany({ where: { shopId: shop.id } });
      const items = await db.payoutItem.findMany({ where: { shopId: shop.id } });
      const sumOf = (rows: readonly { amountMinor: bigint }[]) =>
        rows.reduce((total, { amountMinor }) => total + amountMinor, 0n);
      const earned = entries.filter(({ kind }) => kind !== "payout");
      expect(all).toBe(sumOf(earned));
      expect(new Set(items.map(({ entryId }) => entryId)).size).toBe(items.length);
      const paid = sums.reduce((total, { paidMinor }) => total + paidMinor, 0n);
      expect(sumOf(entries)).toBe(sumOf(earned) - paid);
    }),
    { numRuns: 25 },
  );
});
