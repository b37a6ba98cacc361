import { expect, test } from "vitest";
import { type Fulfilment, fulfilmentDates } from "#app/orders/fulfilment.ts";

const day = (n: number) => new Date(`2026-05-${String(n).padStart(2, "0")}T12:00:00Z`);
const processedAt = day(1);
const sent = (on: number, deliveredOn: number | null): Fulfilment => ({
  isSent: true,
  createdAt: day(on),
  deliveredAt: deliveredOn === null ? null : day(deliveredOn),
});
const dates = (status: string, fulfilments: readonly Fulfilment[]) =>
  fulfilmentDates({ status, processedAt }, fulfilments);

test("the last parcel decides when an order was fulfilled and when it arrived", () => {
  const parcels = [sent(4, 9), sent(3, 6)];
  expect(dates("FULFILLED", parcels)).toEqual({ fulfilledAt: day(4), deliveredAt: day(9) });
});

test("an order has not arrived while a parcel is under way", () => {
  expect(dates("FULFILLED", [sent(3, 6), sent(4, null)])).toEqual({
    fulfilledAt: day(4),
    deliveredAt: null,
  });
});

test.each([
  "UNFULFILLED",
  "PARTIALLY_FULFILLED",
  "IN_PROGRESS",
  "ON_HOLD",
  "SCHEDULED",
  "RESTOCKED",
])("an order that is %s is not fulfilled, whatever was sent", (status) => {
  expect(dates(status, [sent(3, 6)])).toEqual({ fulfilledAt: null, deliveredAt: null });
});

test("a cancelled parcel was not sent", () => {
  const cancelled = { ...sent(9, null), isSent: false };
  expect(dates("FULFILLED", [cancelled, sent(3, 6)])).toEqual({
    fulfilledAt: day(3),
    deliveredAt: day(6),
  });
  expect(dates("FULFILLED", [cancelled])).toEqual({ fulfilledAt: null, deliveredAt: null });
});

test("an order that needs no fulfilment has arrived when it is placed", () => {
  expect(dates("FULFILLMENT_NOT_REQUIRED", [])).toEqual({
    fulfilledAt: processedAt,
    deliveredAt: processedAt,
  });
});
