// Checkout and thank-you page.
import { type Html, html } from "../html.ts";
import type { Bag, Order, Shop } from "../state.ts";
import { formatMoney, shippingChoices, TIPS, type Totals } from "./cart.ts";
import type { Session } from "./session.ts";

const REASONS: Record<string, string> = {
  unknown: "it does not exist",
  duplicate: "it is already applied",
  "not-started": "it is not valid yet",
  expired: "it has expired",
  "used-up": "it has been used up",
  "customer-not-eligible": "it is not for this customer",
  "used-by-customer": "you have used it before",
  "no-eligible-items": "it is for other products",
  "minimum-not-met": "the cart is below its minimum",
  "not-combinable": "it cannot be combined with your other code",
  "too-many-codes": "there are too many codes",
  "better-discount": "another discount is better",
};

export function refusalSentence({
  code,
  reason,
}: Readonly<{ code: string; reason: string }>): string {
  return `${code} is not applied: ${REASONS[reason] ?? reason}.`;
}

export type CheckoutChoice = Readonly<{ shippingId: string; tip: string }>;

export function checkoutPage(
  shop: Shop,
  session: Session,
  view: Readonly<{ totals: Totals; choice: CheckoutChoice; problems: readonly string[] }>,
): Html {
  const { totals, choice, problems } = view;
  if (totals.rows.length === 0)
    return html`<h1>Checkout</h1><p>Your cart is empty.</p><p><a href="/collections/all">See all products</a></p>`;
  return html`<h1>Checkout</h1>
  ${problems.length > 0 && html`<div class="problem" role="alert">${problems.map((each) => html`<p>${each}</p>`)}</div>`}
  <div class="checkout">
    <section aria-labelledby="summary"><h2 id="summary">Order summary</h2>${summary(shop, totals)}${codeForms(totals)}</section>
    <form method="post" action="/checkout">
      <h2>Contact</h2>
      <p><label for="email">Email (optional)</label><input id="email" name="email" type="email" autocomplete="email" maxlength="200" value="${session.email}"></p>
      <fieldset><legend>Shipping</legend>${shippingChoices(shop).map(
        ({
          id,
          label,
          minor,
        }) => html`<p><input type="radio" id="shipping-${id}" name="shipping" value="${id}"${isChecked(choice.shippingId === id)}>
          <label for="shipping-${id}">${label}, ${formatMoney(shop, minor)}</label></p>`,
      )}</fieldset>
      <fieldset><legend>Tip</legend>${TIPS.map(
        (
          tip,
        ) => html`<p><input type="radio" id="tip-${tip}" name="tip" value="${tip}"${isChecked(choice.tip === tip)}>
          <label for="tip-${tip}">${tip === "0" ? "No tip" : `${Number(tip) * 100} %`}</label></p>`,
      )}</fieldset>
      <p class="buttons"><button class="primary">Pay now</button> <button formaction="/checkout/update">Update total</button></p>
    </form>
  </div>`;
}

function isChecked(is: boolean): Html | false {
  return is && { markup: " checked" };
}

function codeForms(totals: Totals): Html {
  const applied = totals.discounts.map(
    ({
      code,
    }) => html`<form method="post" action="/checkout/codes/remove"><input type="hidden" name="code" value="${code}">
      <span class="code">${code}</span> <button class="link" aria-label="Remove ${code}">Remove</button></form>`,
  );
  return html`<form class="code-form" method="post" action="/checkout/codes"><label for="code">Discount code</label>
    <span><input id="code" name="code" autocomplete="off" maxlength="255"> <button>Apply</button></span></form>${applied}`;
}

function sum(shop: Shop, label: string, minor: bigint): Html {
  return html`<p class="sum"><span>${label}</span><span>${formatMoney(shop, minor)}</span></p>`;
}

function summary(shop: Shop, totals: Totals): Html {
  return html`<ul class="lines">${totals.rows.map(
    ({ line, product, grossMinor }) =>
      html`<li><span>${line.quantity} × ${product.title}</span><strong>${formatMoney(shop, grossMinor)}</strong></li>`,
  )}</ul>
  ${sum(shop, "Subtotal", totals.subtotalMinor)}
  ${totals.discounts.map(({ code, minor }) => sum(shop, `Discount ${code}`, -minor))}
  ${sum(shop, "Shipping", totals.shippingMinor)}
  ${sum(shop, shop.taxesIncluded ? "Taxes (included)" : "Taxes", totals.taxMinor)}
  ${totals.tipMinor > 0n && sum(shop, "Tip", totals.tipMinor)}
  <p class="sum total"><span>Total</span><strong>${formatMoney(shop, totals.totalMinor)}</strong></p>`;
}

/** The order as it was placed: its figures are the order's own, not the checkout's. */
export function thankYouPage(shop: Shop, order: Order): Html {
  const money = (bag: Bag) => formatMoney(shop, bag.shop);
  const product =
    order.agreements[0]?.sales.filter(
      ({ lineType }) => lineType === "PRODUCT" || lineType === "GIFT_CARD",
    ) ?? [];
  const total = (pick: (sale: (typeof product)[number]) => Bag) =>
    product.reduce((all, sale) => all + pick(sale).shop, 0n);
  const off = total((sale) => sale.discountBeforeTax);
  const tax = total((sale) => sale.tax) + order.shipping.tax.shop;
  return html`<h1>Thank you</h1><p>Your order <strong>${order.name}</strong> is placed.</p>
  <section aria-labelledby="bought"><h2 id="bought">What you bought</h2>
  <ul class="lines">${order.lines.map(
    (line) =>
      html`<li><span>${line.batches.reduce((n, { quantity }) => n + quantity, 0)} × ${line.title}</span><strong>${money(line.unitPrice)}</strong></li>`,
  )}</ul>
  ${order.discountCodes.length > 0 && sum(shop, `Discount ${order.discountCodes.join(", ")}`, -off)}
  ${sum(shop, "Shipping", order.shipping.net.shop)}
  ${sum(shop, order.taxesIncluded ? "Taxes (included)" : "Taxes", tax)}
  ${order.tip.shop > 0n && sum(shop, "Tip", order.tip.shop)}
  <p class="sum total"><span>Total</span><strong>${money(order.received)}</strong></p></section>
  <p><a href="/collections/all">Continue shopping</a></p>`;
}
