import { expect, test } from "vitest";
import { evidenceOf, parseEvidence, withoutVisits } from "#app/attribution/contract.ts";

const clickedAt = new Date("2026-05-01T12:00:00Z");
const attribution = {
  winner: {
    kind: "code" as const,
    creatorId: "anna",
    offerId: "offer",
    code: "ANNA10",
    discountMinor: 1000n,
    position: 0,
  },
  lost: [
    {
      touch: {
        kind: "link" as const,
        creatorId: "ben",
        offerId: "offer",
        linkId: "link-ben",
        label: "Spring serum",
        slug: "nw1-ben",
        clickId: null,
        clickedAt,
        windowDays: 30,
        position: 0,
      },
      reason: "code-decides" as const,
    },
  ],
};

test("what proves a credit survives its way through JSON", () => {
  const evidence = parseEvidence(JSON.parse(JSON.stringify(evidenceOf(attribution))));
  expect(evidence).toEqual({
    won: { kind: "code", creatorId: "anna", code: "ANNA10", through: null },
    lost: [
      {
        trace: {
          kind: "link",
          creatorId: "ben",
          slug: "nw1-ben",
          label: "Spring serum",
          clickId: null,
          clickedAt: "2026-05-01T12:00:00.000Z",
        },
        reason: "code-decides",
      },
    ],
  });
});

test("evidence that this app never wrote is refused", () => {
  expect(() => parseEvidence({ won: { kind: "guess" }, lost: [] })).toThrow();
});

test("a person's word survives it too, with who gave it and why", () => {
  const hand = {
    kind: "hand" as const,
    creatorId: "anna",
    offerId: "offer",
    note: "ordered by phone",
    staffId: "42",
    madeAt: clickedAt,
  };
  const kept = JSON.parse(JSON.stringify(evidenceOf({ winner: hand, lost: [] })));
  expect(parseEvidence(kept).won).toEqual({
    kind: "hand",
    creatorId: "anna",
    note: "ordered by phone",
    staffId: "42",
    madeAt: "2026-05-01T12:00:00.000Z",
  });
});

test("without visits the reasons name who and which link, and no longer when", () => {
  const kept = withoutVisits(evidenceOf(attribution));
  expect(kept.won).toMatchObject({ kind: "code", creatorId: "anna", code: "ANNA10" });
  expect(kept.lost).toMatchObject([
    { trace: { kind: "link", creatorId: "ben", clickId: null, clickedAt: null } },
  ]);
});
