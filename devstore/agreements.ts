// Shopify's account of an order: signed rows (sales), appended by each agreement and never changed.
import { add, negate, partOf, ZERO } from "./money.ts";
import {
  type Agreement,
  type Bag,
  type Line,
  type LineBatch,
  newId,
  type Order,
  type Sale,
} from "./state.ts";

/** By how many pieces an edit changed a line. */
export type LineDelta = { lineId: string; delta: number };

export type Portion = {
  quantity: number;
  net: Bag;
  tax: Bag;
  discountBeforeTax: Bag;
  discountAfterTax: Bag;
};

export function addAgreement(
  order: Order,
  agreement: Omit<Agreement, "id" | "sales">,
  sales: readonly Sale[],
): void {
  order.agreements.push({ id: newId(), ...agreement, sales: [...sales] });
}

/** The sale of some pieces of a line; `sign` −1 for pieces given back. */
export function lineSale(line: Line, portion: Portion, sign: 1 | -1): Sale {
  const signed = (bag: Bag) => (sign === 1 ? bag : negate(bag));
  return {
    id: newId(),
    actionType: sign === 1 ? "ORDER" : "RETURN",
    lineType: line.isGiftCard ? "GIFT_CARD" : "PRODUCT",
    quantity: sign * portion.quantity,
    lineId: line.id,
    total: signed(add(portion.net, portion.tax)),
    tax: signed(portion.tax),
    discountBeforeTax: signed(portion.discountBeforeTax),
    discountAfterTax: signed(portion.discountAfterTax),
  };
}

/** A sale that belongs to no line; negative amounts are a return. */
export function otherSale(
  lineType: Exclude<Sale["lineType"], "PRODUCT" | "GIFT_CARD">,
  net: Bag,
  tax: Bag,
): Sale {
  const total = add(net, tax);
  return {
    id: newId(),
    actionType: total.shop < 0n || lineType === "ADJUSTMENT" ? "RETURN" : "ORDER",
    lineType,
    quantity: lineType === "ADJUSTMENT" ? null : total.shop < 0n ? -1 : 1,
    lineId: null,
    total,
    tax,
    discountBeforeTax: ZERO,
    discountAfterTax: ZERO,
  };
}

export function currentQuantityOf(line: Line): number {
  return line.batches.reduce((sum, batch) => sum + batch.quantity - batch.removed, 0);
}

export function quantityOf(line: Line): number {
  return line.batches.reduce((sum, batch) => sum + batch.quantity, 0);
}

/** Takes pieces off a line, those added last first, and says what they were sold for. */
export function takePieces(line: Line, quantity: number): Portion {
  const parts: Portion[] = [];
  let wanted = quantity;
  for (const batch of line.batches.toReversed()) {
    const taken = Math.min(wanted, batch.quantity - batch.removed);
    if (taken === 0) continue;
    parts.push(portionOf(batch, batch.removed, batch.removed + taken));
    batch.removed += taken;
    wanted -= taken;
  }
  return {
    quantity,
    net: add(...parts.map((part) => part.net)),
    tax: add(...parts.map((part) => part.tax)),
    discountBeforeTax: add(...parts.map((part) => part.discountBeforeTax)),
    discountAfterTax: add(...parts.map((part) => part.discountAfterTax)),
  };
}

export function wholeOf(batch: LineBatch): Portion {
  return portionOf(batch, 0, batch.quantity);
}

function portionOf(batch: LineBatch, from: number, to: number): Portion {
  const part = (bag: Bag) => partOf(bag, from, to, batch.quantity);
  return {
    quantity: to - from,
    net: part(batch.net),
    tax: part(batch.tax),
    discountBeforeTax: part(batch.discountBeforeTax),
    discountAfterTax: part(batch.discountAfterTax),
  };
}
