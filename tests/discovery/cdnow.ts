// The published sample that models of buying are checked on.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { BuyingGroup } from "#app/discovery/bg-nbd.ts";

/** The customers of CDNOW's sample until 1997-09-30, by equal histories. */
export function cdnowGroups(): BuyingGroup[] {
  const file = path.join(import.meta.dirname, "cdnow-histories.csv");
  const [, , ...rows] = readFileSync(file, "utf8").trim().split("\n");
  return rows.map((row) => {
    const [repeats = 0, lastDays = 0, ageDays = 0, customers = 0] = row.split(",").map(Number);
    return { repeats, lastWeeks: lastDays / 7, ageWeeks: ageDays / 7, customers };
  });
}
