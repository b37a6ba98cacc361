import { expect, test } from "vitest";
import { isPaid } from "#app/orders/payment.ts";

test.each([
  ["PAID", true],
  ["PARTIALLY_REFUNDED", true],
  ["REFUNDED", true],
  ["PENDING", false],
  ["AUTHORIZED", false],
  ["EXPIRED", false],
  ["VOIDED", false],
  [null, false],
])("an order with the status %s is paid: %s", (financialStatus, expected) => {
  // The status alone decides, whatever was received: an authorised sum is no money received.
  for (const receivedMinor of [0n, 10_000n])
    expect(isPaid({ financialStatus, receivedMinor, originalTotalMinor: 10_000n })).toBe(expected);
});

test.each([
  ["an instalment of the order as placed", 4_000n, false],
  ["one cent less than the order as placed", 9_999n, false],
  ["the order as placed, to which an edit added what is not paid yet", 10_000n, true],
  ["more than the order as placed", 11_000n, true],
])("a part payment that covers %s makes it paid: %s", (_what, receivedMinor, expected) => {
  const part = { financialStatus: "PARTIALLY_PAID", originalTotalMinor: 10_000n };
  expect(isPaid({ ...part, receivedMinor })).toBe(expected);
});
