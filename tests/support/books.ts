// A small shop with creators, orders and a ledger, written straight into the tables; for tests of what reads them.
import { v7 } from "uuid";
import type { Shop } from "#app/shops/shop.ts";

type Db = typeof import("#app/platform/db.server.ts")["db"];

const FIRST = new Date("2026-01-01T12:00:00Z");

/** A shop with one offer at 12.5 %, held 30 days. */
export async function makeShop(db: Db, given: Partial<Shop> = {}): Promise<Shop> {
  const id = v7();
  const shop: Shop = {
    id,
    domain: `${id}.myshopify.com`,
    key: id.slice(-6).replaceAll("0", "g").replaceAll("1", "h"), // as keys are made: no 0, no 1
    name: "Northwind Skincare",
    currency: "USD",
    zone: "America/New_York",
    planName: "Plus",
    storefrontUrl: "https://northwind.example",
    installedAt: FIRST,
    uninstalledAt: null,
    ...given,
  };
  await db.shop.create({ data: shop });
  await makeOffer(db, shop);
  return shop;
}

/** The shop's one offer: 10 % for shoppers, 12.5 % for creators, held 30 days. */
export async function makeOffer(db: Db, shop: Shop): Promise<void> {
  await db.offer.create({
    data: {
      shopId: shop.id,
      id: offerOf(shop),
      name: "Spring",
      valueKind: "percentage",
      valueBasisPoints: 1000,
      scope: "all",
      startsAt: FIRST,
      oncePerCustomer: false,
      appliesOnSubscription: false,
      state: "live",
      createdAt: FIRST,
    },
  });
  await db.terms.create({
    data: {
      shopId: shop.id,
      id: offerOf(shop),
      offerId: offerOf(shop),
      version: 1,
      kind: "rate",
      rateBasisPoints: 1250,
      holdDays: 30,
      windowDays: 30,
      validFrom: FIRST,
    },
  });
}

/** The id of the shop's one offer, and of its terms. */
export const offerOf = (shop: Shop): string => shop.id;

/** A creator with a live code and a link. */
export async function makeCreator(db: Db, shop: Shop, name: string): Promise<string> {
  const id = v7();
  const owner = { shopId: shop.id, creatorId: id, offerId: offerOf(shop), createdAt: FIRST };
  await db.creator.create({
    data: {
      shopId: shop.id,
      id,
      name,
      handle: name.toLowerCase().replaceAll(" ", ""),
      platform: "tiktok",
      followers: 182_000,
      note: "",
      state: "active",
      defaultOfferId: offerOf(shop),
      createdAt: FIRST,
    },
  });
  const code = `${name.toUpperCase().replace(/\W/g, "")}10`;
  await db.code.create({
    data: {
      ...owner,
      id: v7(),
      code,
      state: "live",
      liveAt: FIRST,
      creditsFrom: FIRST,
      origin: "minted",
    },
  });
  await db.link.create({ data: { ...owner, id: v7(), key: id.slice(-8) } });
  return id;
}

type OrderGiven = Readonly<{
  processedAt: Date;
  netMinor: bigint;
  customerGid?: string | null;
  references?: readonly string[];
}>;

/** An order of the shop, with its one sale; credited to a creator by her code when one is given. */
export async function makeOrder(
  db: Db,
  shop: Shop,
  given: OrderGiven & Readonly<{ creatorId?: string; code?: string }>,
): Promise<Readonly<{ id: string; gid: string }>> {
  const id = v7();
  const digits = BigInt(`0x${id.replaceAll("-", "").slice(-12)}`);
  const gid = `gid://shopify/Order/${digits}`;
  const { processedAt, netMinor } = given;
  await db.order.create({
    data: {
      shopId: shop.id,
      id,
      gid,
      name: `#${digits % 10_000n}`,
      createdAt: processedAt,
      processedAt,
      updatedAt: processedAt,
      isTest: false,
      currency: shop.currency,
      presentmentCurrency: shop.currency,
      financialStatus: "PAID",
      isPaid: true,
      codes: given.code ? [given.code] : [],
      codeDiscountsMinor: given.code ? [0n] : [],
      references: [...(given.references ?? [])],
      customerGid: given.customerGid ?? null,
      isNewCustomerSettled: false,
      isSubscription: false,
      isExchange: false,
      isJourneyReady: true,
      grossMinor: netMinor,
      discountMinor: 0n,
      refundMinor: 0n,
      netMinor,
      commissionableMinor: netMinor,
      placedNetMinor: netMinor,
    },
  });
  await makeProduct(db, shop, { orderId: id, digits, processedAt, netMinor });
  if (given.creatorId) {
    const code = given.code ?? "ANNA10";
    await db.credit.create({
      data: {
        shopId: shop.id,
        id: v7(),
        orderId: id,
        creatorId: given.creatorId,
        shareOf10000: 10_000,
        kind: "code",
        evidence: { won: { kind: "code", creatorId: given.creatorId, code }, lost: [] },
        offerId: offerOf(shop),
        termsId: offerOf(shop),
        netMinor,
        discountMinor: 0n,
        orderedAt: processedAt,
      },
    });
  }
  return { id, gid };
}

type ProductGiven = Readonly<{
  orderId: string;
  digits: bigint;
  processedAt: Date;
  netMinor: bigint;
}>;

/** The one product of an order: its line and its sale. */
async function makeProduct(db: Db, shop: Shop, given: ProductGiven): Promise<void> {
  const { orderId, digits, processedAt, netMinor } = given;
  const lineGid = `gid://shopify/LineItem/${digits}`;
  await db.orderLine.create({
    data: {
      shopId: shop.id,
      id: v7(),
      orderId,
      gid: lineGid,
      position: 0,
      title: "Serum",
      quantity: 1,
      isGiftCard: false,
    },
  });
  await db.sale.create({
    data: {
      shopId: shop.id,
      id: v7(),
      orderId,
      gid: `gid://shopify/Sale/${digits}`,
      happenedAt: processedAt,
      reason: "ORDER",
      actionType: "ORDER",
      lineType: "PRODUCT",
      lineGid,
      quantity: 1,
      totalMinor: netMinor,
      taxMinor: 0n,
      discountMinor: 0n,
    },
  });
}

type EntryGiven = Readonly<{
  creatorId: string;
  orderId: string;
  amountMinor: bigint;
  occurredAt: Date;
  payableAt?: Date;
  isApproved?: boolean;
}>;

/** One ledger entry of an order, on hold unless it is approved. */
export async function makeEntry(db: Db, shop: Shop, given: EntryGiven): Promise<string> {
  const id = v7();
  const { creatorId, orderId, amountMinor, occurredAt } = given;
  const payableAt = given.payableAt ?? occurredAt;
  await db.entry.create({
    data: {
      shopId: shop.id,
      id,
      creatorId,
      orderId,
      kind: amountMinor < 0n ? "reversal" : "earned",
      amountMinor,
      baseMinor: amountMinor < 0n ? 0n : amountMinor * 8n,
      currency: shop.currency,
      termsId: offerOf(shop),
      sourceKey: `order:test:${id}`,
      occurredAt,
      payableAt,
    },
  });
  if (given.isApproved)
    await db.approval.create({ data: { shopId: shop.id, id, approvedAt: payableAt } });
  return id;
}
