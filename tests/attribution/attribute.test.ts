import fc from "fast-check";
import { expect, test } from "vitest";
import { attribute, linkBehind } from "#app/attribution/attribute.ts";
import type { CodeTouch, LinkTouch, Touch } from "#app/attribution/touch.ts";

const orderedAt = new Date("2026-05-04T12:00:00Z");
const daysBefore = (days: number) => new Date(orderedAt.getTime() - days * 86_400_000);

const code = (creatorId: string, given: Partial<CodeTouch> = {}): CodeTouch => ({
  kind: "code",
  creatorId,
  offerId: "offer",
  code: `${creatorId}10`,
  discountMinor: 1000n,
  position: 0,
  ...given,
});
const link = (creatorId: string, given: Partial<LinkTouch> = {}): LinkTouch => ({
  kind: "link",
  creatorId,
  offerId: "offer",
  linkId: `link-${creatorId}`,
  label: "",
  slug: `nw1-${creatorId.toLowerCase()}`,
  clickId: null,
  clickedAt: daysBefore(3),
  windowDays: 30,
  position: 0,
  ...given,
});
const winnerOf = (touches: readonly Touch[]) => attribute(orderedAt, touches)?.winner.creatorId;

test("A15: the code of one creator wins over the link of another", () => {
  const attribution = attribute(orderedAt, [link("ANNA"), code("BEN")]);
  expect(attribution?.winner).toMatchObject({ kind: "code", creatorId: "BEN" });
  expect(attribution?.lost).toEqual([{ touch: link("ANNA"), reason: "code-decides" }]);
});

test("no trace, no credit", () => {
  expect(attribute(orderedAt, [])).toBeNull();
  expect(attribute(orderedAt, [link("ANNA", { clickedAt: daysBefore(31) })])).toBeNull();
});

test("of two creators' codes the one that gave more wins", () => {
  const attribution = attribute(orderedAt, [
    code("ANNA", { discountMinor: 500n, position: 0 }),
    code("BEN", { discountMinor: 900n, position: 1 }),
  ]);
  expect(attribution?.winner.creatorId).toBe("BEN");
  expect(attribution?.lost.map(({ reason }) => reason)).toEqual(["smaller-discount"]);
});

test("of two codes that gave as much the one applied first wins", () => {
  const touches = [code("BEN", { position: 1 }), code("ANNA", { position: 0 })];
  const attribution = attribute(orderedAt, touches);
  expect(attribution?.winner.creatorId).toBe("ANNA");
  expect(attribution?.lost.map(({ reason }) => reason)).toEqual(["applied-later"]);
});

test("the last click in its window wins, whichever trace it was found in", () => {
  expect(
    winnerOf([
      link("ANNA", { position: 0, clickedAt: daysBefore(5) }),
      link("BEN", { position: 1, clickedAt: daysBefore(2) }),
      link("CARO", { position: 2, clickedAt: daysBefore(-1) }),
      link("DAN", { position: 3, clickedAt: daysBefore(1), windowDays: 30 }),
    ]),
  ).toBe("DAN");
});

test("each click has the window of its own offer", () => {
  expect(
    winnerOf([
      link("ANNA", { clickedAt: daysBefore(2), windowDays: 1 }),
      link("BEN", { clickedAt: daysBefore(10), windowDays: 30, position: 1 }),
    ]),
  ).toBe("BEN");
});

test("a reference without a click comes after every click that counts", () => {
  const attribution = attribute(orderedAt, [
    link("ANNA", { clickedAt: null, position: 0 }),
    link("BEN", { clickedAt: daysBefore(29), position: 1 }),
  ]);
  expect(attribution?.winner.creatorId).toBe("BEN");
  expect(winnerOf([link("ANNA", { clickedAt: null })])).toBe("ANNA");
});

test("clicks outside the window and after the order are kept as losers with the reason", () => {
  const attribution = attribute(orderedAt, [
    code("ANNA"),
    link("BEN", { clickedAt: daysBefore(40) }),
    link("CARO", { clickedAt: daysBefore(-1), position: 1 }),
  ]);
  expect(attribution?.lost.map(({ reason }) => reason)).toEqual(["before-window", "after-order"]);
});

const anyTouch = fc.oneof(
  fc.record({
    kind: fc.constant("code" as const),
    creatorId: fc.constantFrom("ANNA", "BEN", "CARO"),
    discountMinor: fc.bigInt(0n, 3n),
  }),
  fc.record({
    kind: fc.constant("link" as const),
    creatorId: fc.constantFrom("ANNA", "BEN", "CARO"),
    clickedAt: fc.option(fc.integer({ min: -2, max: 40 }).map(daysBefore)),
  }),
);
const anyTouches = fc
  .array(anyTouch, { maxLength: 6 })
  .map((list) =>
    list.map(
      (one, position): Touch =>
        one.kind === "code"
          ? code(one.creatorId, { ...one, position })
          : link(one.creatorId, { ...one, position }),
    ),
  );

test("the order in which traces are found decides nothing", () => {
  fc.assert(
    fc.property(anyTouches, (touches) => {
      expect(attribute(orderedAt, touches.toReversed())?.winner).toEqual(
        attribute(orderedAt, touches)?.winner,
      );
    }),
  );
});

test("every trace either wins or is kept with a reason", () => {
  fc.assert(
    fc.property(anyTouches, (touches) => {
      const attribution = attribute(orderedAt, touches);
      if (attribution) expect(attribution.lost.length + 1).toBe(touches.length);
    }),
  );
});

test("a person's word wins over codes and links, which are kept as what lost", () => {
  const hand: Touch = {
    kind: "hand",
    creatorId: "Carla",
    offerId: "offer",
    note: "ordered by phone",
    staffId: "42",
    madeAt: daysBefore(-2),
  };
  const attribution = attribute(orderedAt, [code("Anna"), link("Ben"), hand]);
  expect(attribution?.winner).toBe(hand);
  expect(attribution?.lost.map(({ touch, reason }) => [touch.creatorId, reason])).toEqual([
    ["Anna", "by-hand"],
    ["Ben", "by-hand"],
  ]);
});

test("the link behind an order is the winner's last click in the window, whatever decided", () => {
  const behind = (touches: readonly Touch[]) => {
    const attribution = attribute(orderedAt, touches);
    return attribution && (linkBehind(attribution)?.linkId ?? null);
  };
  const [early, late] = [
    link("ANNA", { linkId: "early", clickedAt: daysBefore(9) }),
    link("ANNA", { linkId: "late", clickedAt: daysBefore(2) }),
  ];
  const old = link("ANNA", { linkId: "old", clickedAt: daysBefore(40) });
  expect(behind([early, late])).toBe("late");
  expect(behind([code("ANNA"), early, late, link("BEN", { clickedAt: daysBefore(1) })])).toBe(
    "late",
  );
  expect(behind([code("ANNA"), link("BEN")])).toBeNull();
  expect(behind([code("ANNA"), old])).toBeNull();
});
