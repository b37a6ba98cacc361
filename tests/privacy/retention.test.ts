import { expect, test } from "vitest";
import { holdingsOf, retentionCutOffs, retentionDays } from "#app/privacy/retention.ts";

test("cut-offs lie whole days of 24 hours before now", () => {
  const now = new Date("2026-11-22T10:00:00Z"); // the clocks changed on 1 Nov in New York
  expect(retentionCutOffs(now)).toEqual({
    customerExports: new Date("2026-10-23T10:00:00Z"),
    endedLinks: new Date("2025-11-22T10:00:00Z"),
    finishedRuns: new Date("2026-08-24T10:00:00Z"),
    testOrders: new Date("2026-10-23T10:00:00Z"),
    uploadedFiles: new Date("2026-11-15T10:00:00Z"),
    creatorImports: new Date("2026-08-24T10:00:00Z"),
    applications: new Date("2025-11-22T10:00:00Z"),
  });
});

test("what the settings page says is what the rules do", () => {
  const kept = Object.fromEntries(
    holdingsOf({ messageDays: 45, clickDays: 400 }).map((holding) => [holding.what, holding.kept]),
  );
  expect(kept["Shopify's messages"]).toContain("45 days");
  expect(kept["Visits through links"]).toContain("400 days");
  expect(kept["Answers to data requests"]).toContain(`${retentionDays.customerExports} days`);
  expect(kept["Earnings links"]).toContain(`${retentionDays.endedLinks} days`);
  expect(kept["Looks for missed orders"]).toContain(`${retentionDays.finishedRuns} days`);
  expect(kept["Files of creators that you import"]).toContain(
    `${retentionDays.uploadedFiles} days`,
  );
  expect(kept["Imports of creators"]).toContain(`${retentionDays.creatorImports} days`);
  expect(kept["Test orders sent from here"]).toContain(`${retentionDays.testOrders} days`);
  expect(kept["Applications to programs"]).toContain(`${retentionDays.applications} days`);
});
