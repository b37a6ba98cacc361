import { expect, test } from "vitest";
import { chartOf, ticksOf } from "#app/analytics/chart.ts";

test.each([
  [[0n], [0n]],
  [[2_140_000n], [0n, 1_000_000n, 2_000_000n, 3_000_000n]],
  [[2_000_000n], [0n, 500_000n, 1_000_000n, 1_500_000n, 2_000_000n]],
  [[3n], [0n, 1n, 2n, 3n]],
  [
    [-150n, 900n],
    [-500n, 0n, 500n, 1_000n],
  ],
  [[-400n], [-400n, -300n, -200n, -100n, 0n]],
])("the lines of %s are %s", (values, ticks) => {
  expect(ticksOf(values)).toEqual(ticks);
});

test("a point says its days and both amounts", () => {
  const chart = chartOf(
    [
      {
        period: { from: "2026-11-02", to: "2026-11-09" },
        netMinor: 1_930_000n,
        costMinor: 620_050n,
        newCustomers: 3,
      },
    ],
    "week",
    "USD",
  );
  expect(chart.points).toEqual([
    {
      key: "2026-11-02",
      label: "2 Nov",
      title: "2 Nov 2026 to 8 Nov 2026",
      bar: 620_050,
      line: 1_930_000,
      barText: "$6,200.50",
      lineText: "$19,300.00",
    },
  ]);
  expect(chart.ticks.map((tick) => tick.text)).toEqual(["$0", "$5K", "$10K", "$15K", "$20K"]);
  expect(chart.title).toBe("Net revenue from creators and total creator cost, by week");
});
