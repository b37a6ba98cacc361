import fc from "fast-check";
import { expect, test } from "vitest";
import {
  AUDIENCE,
  formatScore,
  judge,
  RISK_FLAGS,
  type ScreeningFigures,
  scoreTenths,
} from "#app/applications/screening.ts";

const audience = { age: null, geography: null, interests: null, purchasing: null };
const sheet = (
  vertical: number,
  genuine: number,
  interaction: number,
  flags: ScreeningFigures["flags"] = [],
): ScreeningFigures => ({ vertical, genuine, interaction, flags, ...audience });

// 100 × (0.3 × min(1, v ÷ 70) + 0.4 × min(1, g ÷ 85) + 0.3 × min(1, i ÷ 60)) − 10 × flags, worked by hand.
test.each([
  ["all at their thresholds", sheet(70, 85, 60), "100.0"],
  ["more than the thresholds is not more", sheet(100, 100, 100), "100.0"],
  ["half of the content: 15 + 40 + 30", sheet(35, 85, 60), "85.0"],
  ["the same with one flag: 85 − 10", sheet(35, 85, 60, ["spikes"]), "75.0"],
  [
    "thirds: 30 × 50 ÷ 70 + 40 × 60 ÷ 85 + 30 × 40 ÷ 60 = 21.4286 + 28.2353 + 20",
    sheet(50, 60, 40),
    "69.7",
  ],
  ["30 × 1 ÷ 70 = 0.4286", sheet(1, 0, 0), "0.4"],
  ["nothing", sheet(0, 0, 0), "0.0"],
  [
    "flags never lead below nothing: 0.4 − 80",
    sheet(
      1,
      0,
      0,
      RISK_FLAGS.map((f) => f.value),
    ),
    "0.0",
  ],
  [
    "good figures with eight flags: 100 − 80",
    sheet(
      90,
      90,
      90,
      RISK_FLAGS.map((f) => f.value),
    ),
    "20.0",
  ],
])("%s", (_, figures, score) => {
  expect(formatScore(scoreTenths(figures))).toBe(score);
});

test.each([
  ["above both thresholds without a flag", sheet(71, 86, 0), []],
  ["at 70 %", sheet(70, 86, 90), ["Content on the subject: 70 %, must be above 70 %."]],
  ["at 85 %", sheet(71, 85, 90), ["Genuine followers: 85 %, must be above 85 %."]],
  ["a flag", sheet(71, 86, 90, ["hollow"]), ["Comments are hollow."]],
])("the standard: %s", (_, figures, failures) => {
  expect(judge(figures)).toEqual({ meetsStandard: failures.length === 0, failures });
});

test("the audience counts nothing", () => {
  const full = { age: 1, geography: 2, interests: 3, purchasing: 4 };
  const figures = sheet(80, 90, 70);
  expect(scoreTenths({ ...figures, ...full })).toBe(scoreTenths(figures));
  expect(AUDIENCE.map(({ key }) => key)).toEqual(Object.keys(full));
});

test("a better figure never lowers the score, which lies between 0 and 100", () => {
  const share = fc.nat(100);
  fc.assert(
    fc.property(share, share, share, share, (vertical, genuine, interaction, more) => {
      const before = scoreTenths(sheet(vertical, genuine, interaction));
      const after = scoreTenths(sheet(Math.min(100, vertical + more), genuine, interaction));
      return before <= after && before >= 0 && after <= 1_000;
    }),
  );
});
