import { afterAll, expect, test } from "vitest";
import { parseReportQuery } from "#app/analytics/contract.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { shopOfFour } from "./trade.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { exportReturns } = await import("#app/analytics/export-returns.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

test("the file is exact: every creator, then what no creator brought", async () => {
  const { shop, anna, maya, tess, idle } = await shopOfFour(db);
  const query = parseReportQuery(new URLSearchParams("from=2026-11-01&to=2026-11-30"));
  const file = await transaction((tx) => exportReturns(tx, { shop, query }));
  expect(file.ok && file.value).toEqual({
    fileName: "return-on-creators-2026-11-01-2026-11-30.csv",
    text: [
      "creator_id,creator,orders,new_customers,net_revenue,discount,commission,fees,gifts,other_costs,total_cost,return_ratio,roi,band,currency",
      `${anna},Anna Berg,2,1,600.00,0.00,60.00,10.00,0.00,0.00,70.00,8.5714,7.5714,strong,USD`,
      `${maya},maya 100% Okafor,1,1,300.00,0.00,30.00,0.00,45.00,0.00,75.00,4.0000,3.0000,moderate,USD`,
      `${tess},Tess Lindqvist,0,0,0.00,0.00,0.00,1420.00,0.00,0.00,1420.00,0.0000,-1.0000,poor,USD`,
      `${idle},Zoë Idle,0,0,0.00,0.00,0.00,0.00,0.00,0.00,0.00,,,no_data,USD`,
      "unattributed,Not from creators,1,0,200.00,0.00,0.00,0.00,0.00,0.00,0.00,,,no_cost,USD",
      "",
    ].join("\r\n"),
  });
});

test("a filtered file lists what the page lists, and its last row stays that of the whole shop", async () => {
  const { shop } = await shopOfFour(db);
  const query = parseReportQuery(
    new URLSearchParams("from=2026-11-01&to=2026-11-30&band=moderate&q=maya"),
  );
  const file = await transaction((tx) => exportReturns(tx, { shop, query }));
  const lines = file.ok ? file.value.text.trim().split("\r\n") : [];
  expect(lines.map((line) => line.split(",")[1])).toEqual([
    "creator",
    "maya 100% Okafor",
    "Not from creators",
  ]);
  expect(lines.at(-1)).toContain(",1,0,200.00,");
});

test.each([
  "",
  "from=2026-11-01",
  "from=2026-02-30&to=2026-03-01",
  "from=2026-11-02&to=2026-11-01",
])("a file of “%s” is refused with a sentence", async (text) => {
  const shop = await makeShop(db);
  const query = parseReportQuery(new URLSearchParams(text));
  const file = await transaction((tx) => exportReturns(tx, { shop, query }));
  const error = { kind: "bad-period", message: expect.stringMatching(/\.$/) };
  expect(file).toMatchObject({ ok: false, error });
});
