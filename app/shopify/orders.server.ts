// Reads one order whole. Most orders take one question; each further page costs less than the 1,000 points Shopify allows.
import {
  ReadAgreementSalesDocument,
  ReadOrderAgreementsDocument,
  ReadOrderAllocationsDocument,
  type ReadOrderAllocationsQuery,
  ReadOrderDocument,
  ReadOrderLinesDocument,
  type ReadOrderQuery,
} from "#app/shopify/admin.generated.ts";
import { type Admin, AdminError } from "#app/shopify/admin.server.ts";
import type { ShopifyLine, ShopifyOrder, ShopifySale } from "#app/shopify/order.ts";
import { applicationOf, headerOf, saleOf } from "#app/shopify/order-parts.ts";

/** More pages than any order has; a list that does not end is an error, not a loop. */
const PAGES_MAX = 200;
/** An order that changes while it is read is read again from the start. */
const TRIES_MAX = 3;

type Header = NonNullable<ReadOrderQuery["order"]>;
type AgreementPage = Header["agreements"];
type Agreement = AgreementPage["edges"][number]["node"];
type SalePage = Agreement["sales"];

/** The order was changed between two of its pages. */
class ChangedWhileRead extends Error {}

/** The order as it is now, or null when Shopify does not show it (deleted, or not ours). Throws AdminError. */
export async function readOrder(admin: Admin, orderGid: string): Promise<ShopifyOrder | null> {
  for (let tried = 1; ; tried++) {
    try {
      const { order } = await admin.request(ReadOrderDocument, { orderGid });
      if (!order) return null;
      const lines = await readLines(admin, order);
      const sales = await readSales(admin, order);
      const allocations = await readAllocations(admin, order);
      const applications = order.discountApplications.nodes.map(applicationOf);
      return { ...headerOf(order), applications, lines, sales, allocations };
    } catch (error) {
      if (!(error instanceof ChangedWhileRead)) throw error;
      if (tried >= TRIES_MAX)
        throw new AdminError("unavailable", "The order kept changing while it was read");
    }
  }
}

async function readLines(admin: Admin, order: Header): Promise<ShopifyLine[]> {
  const lines: ShopifyLine[] = [];
  let page = order.lineItems;
  for (let n = 0; n < PAGES_MAX; n++) {
    lines.push(...page.nodes);
    if (!page.pageInfo.hasNextPage || page.pageInfo.endCursor === null) return lines;
    const after = page.pageInfo.endCursor;
    const next = await admin.request(ReadOrderLinesDocument, { orderGid: order.id, after });
    page = unchanged(order, next.order).lineItems;
  }
  throw new AdminError("refused", "The order has more lines than can be read");
}

async function readSales(admin: Admin, order: Header): Promise<ShopifySale[]> {
  const sales: ShopifySale[] = [];
  let page: AgreementPage = order.agreements;
  let before: string | null = null; // the cursor of the agreement before the one at hand
  for (let n = 0; n < PAGES_MAX; n++) {
    for (const { cursor, node } of page.edges) {
      sales.push(...(await readAgreement(admin, { order, agreement: node, before })));
      before = cursor;
    }
    if (!page.pageInfo.hasNextPage || page.pageInfo.endCursor === null) return sales;
    const after = page.pageInfo.endCursor;
    const next = await admin.request(ReadOrderAgreementsDocument, { orderGid: order.id, after });
    page = unchanged(order, next.order).agreements;
  }
  throw new AdminError("refused", "The order has more agreements than can be read");
}

type AgreementAt = Readonly<{ order: Header; agreement: Agreement; before: string | null }>;

async function readAgreement(admin: Admin, place: AgreementAt): Promise<ShopifySale[]> {
  const { order, agreement, before } = place;
  const { happenedAt, reason } = agreement;
  const nodes: SalePage["nodes"] = [...agreement.sales.nodes];
  let { pageInfo } = agreement.sales;
  for (let n = 0; pageInfo.hasNextPage && pageInfo.endCursor !== null; n++) {
    if (n === PAGES_MAX)
      throw new AdminError("refused", "The order has more sales than can be read");
    const answer = await admin.request(ReadAgreementSalesDocument, {
      orderGid: order.id,
      agreementCursor: before,
      after: pageInfo.endCursor,
    });
    const [found] = unchanged(order, answer.order).agreements.nodes;
    if (found?.id !== agreement.id) throw new ChangedWhileRead();
    nodes.push(...found.sales.nodes);
    pageInfo = found.sales.pageInfo;
  }
  return nodes.map((sale) => saleOf(sale, { happenedAt, reason }));
}

/** What each discount gave on each line; asked only where two codes must be weighed against each other. */
async function readAllocations(admin: Admin, order: Header): Promise<ShopifyOrder["allocations"]> {
  const codes = order.discountApplications.nodes.filter(
    ({ __typename }) => __typename === "DiscountCodeApplication",
  );
  if (codes.length < 2) return null;
  const allocations: { index: number; amount: string }[] = [];
  let after: string | null = null;
  for (let n = 0; n < PAGES_MAX; n++) {
    const answer: ReadOrderAllocationsQuery = await admin.request(ReadOrderAllocationsDocument, {
      orderGid: order.id,
      after,
    });
    const { lineItems } = unchanged(order, answer.order);
    for (const { discountAllocations } of lineItems.nodes)
      for (const { discountApplication, allocatedAmountSet } of discountAllocations)
        allocations.push({
          index: discountApplication.index,
          amount: allocatedAmountSet.shopMoney.amount,
        });
    after = lineItems.pageInfo.endCursor;
    if (!lineItems.pageInfo.hasNextPage || after === null) return allocations;
  }
  throw new AdminError("refused", "The order has more lines than can be read");
}

/** A further page of the same version of the order. */
function unchanged<T extends Readonly<{ updatedAt: string }>>(order: Header, page: T | null): T {
  if (page === null || page.updatedAt !== order.updatedAt) throw new ChangedWhileRead();
  return page;
}
