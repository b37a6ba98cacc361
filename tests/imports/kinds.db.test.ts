// A file of each kind, written from the headings that its program documents (imports/kind.ts), brought in without a hand's touch.
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { bringIn, creatorsIn, importNow, post, upload, work } = await import(
  "../support/creator-files.ts"
);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const fileOf = (name: string) =>
  readFileSync(path.resolve(import.meta.dirname, `../fixtures/creator-files/${name}.csv`), "utf8");

const LEMUEL = {
  name: "Lemuel Donnelly",
  email: "lemuel@example.com",
  codes: ["LEMUEL10 minting"],
};
const ADA = { name: "Ada Stone", email: "ada@example.com", codes: ["ADA10 minting"] };

test.each([
  [
    "uppromote",
    "uppromote",
    [
      {
        ...ADA,
        platform: "youtube",
        handle: "adastone",
        country: "",
      },
      {
        ...LEMUEL,
        platform: "instagram",
        handle: "lemuel.d",
        country: "US",
        codes: ["LEMUEL10 minting", "LEMUEL15 minting"],
      },
    ],
  ],
  ["bixgrow", "uppromote-or-bixgrow", [ADA, { ...LEMUEL, codes: ["LEMUEL10 minting"] }]],
  [
    "refersion",
    "refersion",
    [
      { ...ADA, country: "GB" },
      { ...LEMUEL, country: "US" },
    ],
  ],
  ["social-snowball", "socialsnowball", [ADA, LEMUEL]],
  ["goaffpro", "goaffpro", [ADA, { ...LEMUEL, platform: "instagram", handle: "lemuel.d" }]],
  [
    "collabs",
    "collabs",
    [
      { ...ADA, name: "ada" },
      { ...LEMUEL, name: "lemuel" },
    ],
  ],
])("a file of %s", async (name, kind, creators) => {
  const shop = await makeShop(db);
  const { importId, done } = await bringIn(shop, fileOf(name));
  expect((await importNow(shop, importId)).kind).toBe(kind);
  expect(done).toEqual({ state: "done", made: 2, changed: 0, unchanged: 0, refused: 0 });
  expect(await creatorsIn(shop)).toMatchObject(creators);
  const again = await bringIn(shop, fileOf(name));
  expect(again.done).toEqual({ state: "done", made: 0, changed: 0, unchanged: 2, refused: 0 });
});

test("a file that nobody knows is mapped by hand, column by column", async () => {
  const shop = await makeShop(db);
  const importId = await upload(shop, "Naam\tPost\tMaat\nAnna Berg\tanna@example.com\t38\n");
  expect(await importNow(shop, importId)).toMatchObject({ kind: "other", delimiter: "\t" });
  await work(shop, importId);
  const offerId = shop.id;
  expect(await post(shop, importId, { step: "start" })).toBe("Choose at least one column to read.");
  expect(await post(shop, importId, { step: "map", offerId, field: ["name", "", "custom"] })).toBe(
    "Choose the column with the e-mail or a handle: by it a creator is found again.",
  );
  expect(await post(shop, importId, { step: "map", offerId, field: ["name", "email"] })).toBe(
    "Choose for each column what it is read as.",
  );
  expect(
    await post(shop, importId, { step: "map", offerId, field: ["name", "email", "custom"] }),
  ).toBe("The rows are checked again");
  expect(await work(shop, importId)).toMatchObject({ state: "checked", made: 1, refused: 0 });
  await post(shop, importId, { step: "start" });
  await work(shop, importId);
  expect(await creatorsIn(shop)).toMatchObject([
    { name: "Anna Berg", email: "anna@example.com", customFields: [{ name: "Maat", text: "38" }] },
  ]);
});
