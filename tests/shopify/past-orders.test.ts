import fc from "fast-check";
import { expect, test } from "vitest";
import { type FileLine, type Gathered, gatherOrders } from "#app/shopify/past-orders.ts";
import { fileOf, linesOfOrder, linesOfText, pastOrder } from "../support/past-orders.ts";

/** Everything that the lines of a text give. */
function gather(lines: readonly FileLine[]): Gathered[] {
  const gatherer = gatherOrders();
  const found = lines.flatMap((line) => gatherer.push(line) ?? []);
  const last = gatherer.end();
  return last ? [...found, last] : found;
}

const gatherText = (text: string) => gather(linesOfText(text));

test("an order comes with its discounts, lines and sales, and says where the next begins", () => {
  const orders = [pastOrder(1, { codes: ["ANNA10"] }), pastOrder(2)];
  const text = fileOf(orders);
  const found = gatherText(text);
  expect(found.map(({ order }) => order)).toEqual(orders);
  expect(found.map(({ fault }) => fault)).toEqual([null, null]);
  const first = linesOfOrder(pastOrder(1, { codes: ["ANNA10"] }));
  const firstBytes = first.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  expect(found[0]).toMatchObject({ line: 1, nextLine: first.length + 1, nextByte: firstBytes });
  expect(found[1]).toMatchObject({ line: first.length + 1, nextByte: Buffer.byteLength(text) });
});

test("what each code gave is told only where there are two to weigh", () => {
  const one = gatherText(fileOf([pastOrder(1, { codes: ["ANNA10"] })]))[0]?.order;
  const two = gatherText(fileOf([pastOrder(1, { codes: ["ANNA10", "BEN10"] })]))[0]?.order;
  expect(one?.allocations).toBeNull();
  expect(two?.allocations).toEqual([
    { index: 0, amount: "1.00" },
    { index: 1, amount: "2.00" },
  ]);
});

test("a broken line sets its order aside with its number, and the orders around it are whole", () => {
  const orders = [pastOrder(1), pastOrder(2), pastOrder(3)];
  const lines = orders.flatMap(linesOfOrder);
  const perOrder = linesOfOrder(pastOrder(1)).length;
  for (let broken = perOrder; broken < 2 * perOrder; broken++) {
    const text = lines.map((line, at) => `${at === broken ? line.slice(0, -30) : line}\n`).join("");
    const found = gatherText(text);
    expect(found.map(({ order }) => order?.name ?? null)).toEqual(["#1", null, "#3"]);
    expect(found[1]?.fault).toMatchObject({
      line: broken + 1,
      orderGid: "gid://shopify/Order/2",
    });
  }
});

test("an order whose own line is lost altogether is named by the lines that belong to it", () => {
  const [, ...headless] = linesOfOrder(pastOrder(2));
  const text = [...linesOfOrder(pastOrder(1)), "{", ...headless, ...linesOfOrder(pastOrder(3))]
    .map((line) => `${line}\n`)
    .join("");
  const found = gatherText(text);
  // The unreadable line cannot say whether it was the order before or the next one: both are asked for again.
  expect(found.map(({ order, fault }) => order?.name ?? fault?.orderGid)).toEqual([
    "gid://shopify/Order/1",
    "gid://shopify/Order/2",
    "#3",
  ]);
});

test.each([
  ["a list", "[1]"],
  ["a text", '"x"'],
  ["nothing", "null"],
  ["an order without an id", '{"name":"#2"}'],
  ["something else with an id", '{"id":"gid://shopify/Product/2"}'],
])("a line that is %s is a fault, never an order", (_what, line) => {
  const found = gatherText(`${line}\n${fileOf([pastOrder(3)])}`);
  expect(found[0]).toMatchObject({ order: null, fault: { line: 1, orderGid: null } });
  expect(found[1]?.order?.name).toBe("#3");
});

test("the same file gives the same orders from wherever an order begins", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(5), (count, skipped) => {
      const orders = Array.from({ length: count }, (_, n) => pastOrder(n + 1));
      const all = gatherText(fileOf(orders));
      const from = all[Math.min(skipped, count - 1)];
      const rest = linesOfText(fileOf(orders)).filter(
        ({ start }) => start >= (from?.nextByte ?? 0),
      );
      const again = gather(rest);
      expect(again).toEqual(all.slice(Math.min(skipped, count - 1) + 1));
    }),
  );
});
