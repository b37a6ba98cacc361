import fc from "fast-check";
import { expect, test } from "vitest";
import type { CodeState } from "#app/codes/code.ts";
import { mainCode, type Standing } from "#app/codes/main-code.ts";

const END = new Date("2026-12-01T00:00:00Z");

/** "spring live" · "spring live ends" · "other minting campaign" */
function codeOf(text: string): Standing {
  const [offerId = "", state = "", ...marks] = text.split(" ");
  return {
    offerId,
    state: state as CodeState,
    label: marks.includes("campaign") ? "Summer" : "",
    endsAt: marks.includes("ends") ? END : null,
  };
}

test.each([
  [["spring live"], 0],
  [["spring live", "spring live"], 1],
  [["spring live ends", "spring minting"], 0], // the old one until the new one is live
  [["spring live ends", "spring live"], 1],
  [["spring live", "spring live campaign"], 0],
  [["spring live", "spring retired"], 0],
  [["spring refused", "spring minting"], 1],
  [["spring refused", "spring refused"], 1],
  [["other live", "spring minting"], 1],
  [["other live", "other live campaign"], 0],
  [["spring live campaign"], 0],
])("of %j number %i stands for the creator", (texts, index) => {
  const codes = texts.map(codeOf);
  expect(mainCode(codes, "spring")).toBe(codes[index]);
});

test("who has no codes has no main one, and who has some has one of them", () => {
  expect(mainCode([], "spring")).toBeNull();
  const code = fc
    .tuple(
      fc.constantFrom("spring", "other"),
      fc.constantFrom("live", "minting", "refused", "retired", "paused"),
      fc.subarray(["campaign", "ends"]),
    )
    .map(([offer, state, marks]) => codeOf([offer, state, ...marks].join(" ")));
  fc.assert(
    fc.property(fc.array(code, { minLength: 1 }), (codes) => {
      const main = mainCode(codes, "spring");
      expect(codes).toContain(main);
      const isLive = (one: Standing) => one.offerId === main?.offerId && one.state === "live";
      if (codes.some(isLive)) expect(main?.state).toBe("live");
    }),
  );
});
