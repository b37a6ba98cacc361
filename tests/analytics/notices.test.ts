import { expect, test } from "vitest";
import { noticesOf } from "#app/analytics/notices.ts";

const NOTHING = {
  differences: 0,
  refused: 0,
  payableMinor: 0n,
  payableCreators: 0,
  currency: "USD",
};

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

test("books that differ come before everything else, and lead to tracking health", () => {
  const [first, ...rest] = noticesOf({ ...NOTHING, differences: 2, refused: 1 });
  expect(first).toMatchObject({
    tone: "critical",
    title: "The books differ in 2 places",
    url: "/app/tracking",
  });
  expect(rest).toHaveLength(1);
  expect(noticesOf({ ...NOTHING, differences: 1 })[0]?.title).toBe("The books differ in 1 place");
});
