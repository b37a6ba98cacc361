import { expect, test } from "vitest";
import { noticesOf } from "#app/analytics/notices.ts";

const NOTHING = { refused: 0, payableMinor: 0n, payableCreators: 0, currency: "USD" };

test("where nothing waits for a person there is no notice", () => {
  expect(noticesOf(NOTHING)).toEqual([]);
});

test("a refused code comes before money that can be paid", () => {
  const notices = noticesOf({
    ...NOTHING,
    refused: 1,
    payableMinor: 621_408n,
    payableCreators: 12,
  });
  expect(notices.map(({ title, url }) => [title, url])).toEqual([
    ["1 creator has no code, because Shopify refused it", "/app/creators"],
    ["$6,214.08 is payable to 12 creators", "/app/payouts"],
  ]);
});
