import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_FIGURES, totalOf } from "#app/analytics/roi.ts";
import { returnsCsv, rowView, totalRows, unattributedOf } from "#app/analytics/rows.ts";
import { TIER_CUTS } from "#app/creators/creator.ts";
import { ANNA } from "./figures.ts";

const anna = {
  ...NO_FIGURES,
  creatorId: "01932c07-0000-7000-8000-00000000000a",
  name: "Anna Berg",
  handle: "annaskin",
  followers: 182_000,
  code: "ANNA10",
  codeState: "live",
  ...ANNA,
};
const nobody = {
  ...anna,
  ...NO_FIGURES,
  creatorId: "01932c07-0000-7000-8000-00000000000b",
  name: '=HYPERLINK("x")',
};
const whole = { orders: 100, newCustomers: 70, netMinor: 6_100_000n, discountMinor: 400_000n };

test("a row names the creator, handle and tier, and a code that does not work says why", () => {
  const row = rowView(anna, "USD", TIER_CUTS);
  expect([row.name, row.about, row.code, row.codeNote]).toEqual([
    "Anna Berg",
    "@annaskin · Mid",
    "ANNA10",
    null,
  ]);
  expect(rowView({ ...anna, handle: "", codeState: "refused" }, "USD", TIER_CUTS)).toMatchObject({
    about: "Mid",
    codeNote: "Refused",
  });
});

test("the rows under the table reconcile: all creators and the rest are the whole shop", () => {
  const all = { ...totalOf([anna, nobody]), creators: 2 };
  const rows = totalRows({ listed: null, all, whole, currency: "USD" });
  expect(rows.map(({ name, texts, hasCost, share }) => [name, texts.net, hasCost, share])).toEqual([
    ["All 2 creators", "$19,000.00", true, "31 %"],
    ["Not from creators", "$42,000.00", false, "69 %"],
    ["Whole shop (Shopify net sales)", "$61,000.00", false, "100 %"],
  ]);
});

test("a filtered table has its own sum, and still reconciles over all creators", () => {
  const all = { ...totalOf([anna, nobody]), creators: 2 };
  const listed = { ...NO_FIGURES, creators: 1 };
  const rows = totalRows({ listed, all, whole, currency: "USD" });
  expect(rows.map(({ name }) => name)).toEqual([
    "Shown: 1 creator",
    "All 2 creators",
    "Not from creators",
    "Whole shop (Shopify net sales)",
  ]);
});

test("the file has a line for each creator and `unattributed` last, safe from formulas", () => {
  const csv = returnsCsv([anna, nobody], unattributedOf(anna, whole), "USD");
  expect(csv).toBe(
    [
      "creator_id,creator,orders,new_customers,net_revenue,discount,commission,fees,gifts,other_costs,total_cost,return_ratio,roi,band,currency",
      "01932c07-0000-7000-8000-00000000000a,Anna Berg,40,25,19000.00,3600.00,1900.00,2750.00,90.00,425.00,5165.00,3.6786,2.6786,moderate,USD",
      `01932c07-0000-7000-8000-00000000000b,"'=HYPERLINK(""x"")",0,0,0.00,0.00,0.00,0.00,0.00,0.00,0.00,,,no_data,USD`,
      "unattributed,Not from creators,60,45,42000.00,400.00,0.00,0.00,0.00,0.00,0.00,,,no_cost,USD",
      "",
    ].join("\r\n"),
  );
});

test("creators and the rest sum to the shop, whatever happened", () => {
  const amount = fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n });
  const part = fc.record({
    orders: fc.nat(9_999),
    newCustomers: fc.nat(9_999),
    netMinor: amount,
    discountMinor: amount,
  });
  fc.assert(
    fc.property(fc.array(part), part, (creators, shop) => {
      const figures = creators.map((some) => ({ ...NO_FIGURES, ...some }));
      const rest = unattributedOf(totalOf(figures), shop);
      expect(totalOf([...figures, rest])).toEqual({ ...NO_FIGURES, ...shop });
    }),
  );
});
