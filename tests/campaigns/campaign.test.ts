import { expect, test } from "vitest";
import { budgetProgress, campaignState, goalProgress } from "#app/campaigns/campaign.ts";

const days = { startsOn: "2026-11-01", endsOn: "2026-11-30" };

test("a campaign runs on its first and on its last day, and on none before or after", () => {
  expect(
    ["2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"].map((day) => campaignState(days, day)),
  ).toEqual(["planned", "running", "running", "ended"]);
});

test.each([
  [250_000n, "$2,500.00 of $10,000.00", "25 %", 25, false],
  [1_000_000n, "$10,000.00 of $10,000.00", "100 %", 100, false],
  [1_250_000n, "$12,500.00 of $10,000.00", "125 %", 100, true],
  [-5_000n, "−$50.00 of $10,000.00", "−1 %", 0, false], // half a percent, rounded away from zero
])("%s of a budget of 10,000.00", (spent, text, share, percent, isOver) => {
  expect(budgetProgress(spent, 1_000_000n, "USD")).toEqual({ text, share, percent, isOver });
});

test("a goal is net revenue or orders", () => {
  const reached = { netMinor: 30_000n, orders: 30 };
  expect(goalProgress({ kind: "net", minor: 40_000n }, reached, "USD")).toMatchObject({
    text: "$300.00 of $400.00 net revenue",
    share: "75 %",
  });
  expect(goalProgress({ kind: "orders", count: 1_200 }, reached, "USD")).toMatchObject({
    text: "30 of 1,200 orders",
    share: "3 %", // 2.5, rounded away from zero
    percent: 3,
  });
});
