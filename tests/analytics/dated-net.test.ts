import { expect, test } from "vitest";
import { datedNetView } from "#app/analytics/dated-net.ts";

test("each view adds up, and the text says what is in one and not in the other", () => {
  // 1,000.00 placed in the month; 100.00 of it refunded later; 40.00 of older orders refunded in the month.
  const view = datedNetView(
    {
      byOrder: { wholeMinor: 90_000n, attributedMinor: 30_000n },
      byChange: { wholeMinor: 96_000n, attributedMinor: 29_000n },
      olderMinor: -4_000n,
    },
    "USD",
  );
  expect(view.rows).toEqual([
    {
      id: "order",
      name: "By the date of the order",
      attributed: "$300.00",
      unattributed: "$600.00",
      whole: "$900.00",
    },
    {
      id: "change",
      name: "By the date of each change",
      attributed: "$290.00",
      unattributed: "$670.00",
      whole: "$960.00",
    },
  ]);
  expect(view.difference).toBe(
    "−$40.00 came of refunds, edits and cancellations of older orders in this period, and −$100.00 of those after it to the orders of this period.",
  );
});

test("where nothing changed across the period's ends there is no difference to explain", () => {
  const net = { wholeMinor: 100n, attributedMinor: 0n };
  expect(
    datedNetView({ byOrder: net, byChange: net, olderMinor: 0n }, "USD").difference,
  ).toBeNull();
});
