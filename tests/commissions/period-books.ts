// The hands of tests about tiers, goals and caps: orders of a creator that arrive, and what the ledger says of her. Import it after
// useTestDatabase().
import { db, queryRows, sql } from "#app/platform/db.server.ts";
import type { PeriodTerms } from "#app/programs/period-terms.ts";
import type { Shop } from "#app/shops/shop.ts";
import { verifyShop } from "#app/verification/verify-shop.server.ts";
import { shopifyOrder, shopifySale } from "../support/order.ts";
import { answersFrom, workAll } from "../support/pipeline.ts";
import { periodTerms, termsColumns, termsValues } from "../support/terms.ts";
import { workOrders } from "../verification/made-books.ts";

/** Marginal, each month: 15 % beyond 1,000.00 and 20 % beyond 5,000.00. */
export const C10: PeriodTerms = periodTerms({
  tiers: {
    measure: "net",
    mode: "marginal",
    steps: [
      { from: 100_000n, rateBasisPoints: 1500 },
      { from: 500_000n, rateBasisPoints: 2000 },
    ],
  },
});

type Given = Readonly<{ total: string; on?: string; code?: string; refund?: string }>;
type Order = ReturnType<typeof shopifyOrder>;

/** Hands for a shop and its creator Anna, who may be others for each test. */
export function periodHands(now: () => Readonly<{ shop: Shop; anna: string }>) {
  const agree = (period: PeriodTerms | null) =>
    db.terms.updateMany({
      where: { shopId: now().shop.id },
      data: termsColumns(termsValues({ rateBasisPoints: 1000, period })),
    });

  /** An order placed at noon of a day, all of it one product; a refund comes three days later. */
  function order(n: number, { total, on = "2026-05-04", code = "ANNA10", refund }: Given) {
    const lineGid = `gid://shopify/LineItem/${n}`;
    const at = (days: number) =>
      new Date(Date.parse(`${on}T12:00:00Z`) + days * 86_400_000).toISOString();
    const sale = { id: `gid://shopify/Sale/${now().shop.id}/${n}`, lineGid, happenedAt: at(0) };
    const back = { reason: "REFUND", actionType: "RETURN", quantity: -1, happenedAt: at(3) };
    return shopifyOrder({
      id: `gid://shopify/Order/${n}`,
      name: `#${1000 + n}`,
      createdAt: at(0),
      processedAt: at(0),
      updatedAt: at(refund === undefined ? 0 : 3),
      applications: [{ index: 0, code }],
      sales: [
        shopifySale({ ...sale, total }),
        ...(refund === undefined
          ? []
          : [shopifySale({ ...sale, ...back, id: `${sale.id}/back`, total: `-${refund}` })]),
      ],
    });
  }

  async function arrive(...orders: Order[]): Promise<void> {
    await queryRows(sql`delete from "InboxEvent"`);
    await workOrders(now().shop, orders);
  }

  /** The same, worked through by three workers. */
  async function arriveAtOnce(...orders: Order[]): Promise<void> {
    const of = (gid: string) => ({ id: `c/${gid}`, topic: "orders/create", subjectGid: gid });
    await db.inboxEvent.createMany({
      data: orders.map(({ id }) => ({ shopId: now().shop.id, ...of(id) })),
    });
    const answers = answersFrom(new Map(orders.map((one) => [one.id, one])));
    await Promise.all([1, 2, 3].map(() => workAll(answers, 1)));
  }

  /** What the ledger says of Anna's periods, oldest entry first. */
  async function posted(): Promise<string[]> {
    const rows = await db.entry.findMany({
      where: { shopId: now().shop.id, creatorId: now().anna, period: { not: null } },
      orderBy: { id: "asc" },
    });
    return rows.map(({ kind, period, amountMinor }) => `${period} ${kind} ${amountMinor}`);
  }

  const balance = async (creatorId = now().anna) => {
    const sum = await db.entry.aggregate({
      where: { shopId: now().shop.id, creatorId },
      _sum: { amountMinor: true },
    });
    return sum._sum.amountMinor;
  };

  async function differences(): Promise<unknown[]> {
    const found: unknown[] = [];
    await verifyShop(now().shop, { tell: (difference) => found.push(difference) });
    return found;
  }

  return { agree, order, arrive, arriveAtOnce, posted, balance, differences };
}
