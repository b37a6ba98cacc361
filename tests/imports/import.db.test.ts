// From a file to creators: what a check says, what the import writes, and that a second time changes nothing.
import { afterAll, expect, test } from "vitest";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { bringIn, countsOf, creatorsIn, importNow, post, resultsOf, upload, work } = await import(
  "../support/creator-files.ts"
);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const FILE = `Name,E-mail,Platform,Handle,Followers,Country,Niche,Tags,Instagram handle,Custom fields,Code
Anna Berg,anna@example.com,TikTok,@annaskin,182k,Germany,Skincare,"skin, autumn",annaphotos,Shoe size: 38,ANNA25
Bo Lind,bo@example.com,youtube,bo,1200,SE,,,,,
"Cy
Twombly",cy@example.com,,cy,,,,,,,
Dee,,instagram,dee,9,,,,,,
`;

test("a file is checked without writing anything, then brought in; a second time it changes nothing", async () => {
  const shop = await makeShop(db);
  const counts = { made: 3, changed: 0, unchanged: 0, refused: 1 };
  const { importId, checked, done } = await bringIn(shop, FILE);
  expect(checked).toEqual({ state: "checked", ...counts });
  expect(done).toEqual({ state: "done", ...counts });
  expect(await resultsOf(shop, importId)).toEqual([
    [2, "made", ""],
    [3, "made", ""],
    [4, "refused", "Name: Use one line of plain text."],
    [6, "made", ""],
  ]);
  const creators = await creatorsIn(shop);
  expect(creators).toMatchObject([
    {
      name: "Anna Berg",
      email: "anna@example.com",
      platform: "tiktok",
      handle: "annaskin",
      followers: 182_000,
      tags: ["skin", "autumn"],
      country: "DE",
      niche: "Skincare",
      otherHandles: [{ platform: "instagram", handle: "annaphotos", followers: 0 }],
      customFields: [{ name: "Shoe size", text: "38" }],
      codes: ["ANNA25 minting"],
      links: 1,
    },
    { name: "Bo Lind", codes: ["BO10 minting"], links: 1, followers: 1_200, platform: "youtube" },
    { name: "Dee", email: "", codes: ["DEE10 minting"], links: 1 },
  ]);
  const again = await bringIn(shop, FILE);
  expect(again.done).toEqual({ state: "done", made: 0, changed: 0, unchanged: 3, refused: 1 });
  expect(await creatorsIn(shop)).toEqual(creators);
  expect(await db.profileChange.count({ where: { shopId: shop.id } })).toBe(0);
});

test("a check writes no creator, code or link, and a start that comes twice counts once", async () => {
  const shop = await makeShop(db);
  const importId = await upload(shop, FILE);
  expect(countsOf(await work(shop, importId))).toMatchObject({ state: "checked", made: 3 });
  expect(await creatorsIn(shop)).toEqual([]);
  const { round } = await importNow(shop, importId);
  expect(await post(shop, importId, { step: "start" })).toBe("Creators are coming in");
  expect(await post(shop, importId, { step: "start", round: String(round) })).toBe(
    "Creators are coming in",
  );
  expect((await importNow(shop, importId)).round).toBe(round + 1);
  expect(countsOf(await work(shop, importId))).toMatchObject({ state: "done", made: 3 });
});

test("a known creator gets what the row says and keeps what it leaves empty, with a history", async () => {
  const shop = await makeShop(db);
  const anna = await makeCreator(db, shop, "Anna");
  await db.creator.updateMany({ where: { shopId: shop.id }, data: { note: "likes serums" } });
  const { done } = await bringIn(
    shop,
    "Handle,Platform,Followers,E-mail,Note,Shoe,Code\nANNA,tiktok,200000,Anna@Example.com,,,ANNA10|ANNA30\n",
  );
  expect(done).toMatchObject({ made: 0, changed: 1, refused: 0 });
  expect(await db.creator.findMany({ where: { shopId: shop.id } })).toMatchObject([
    {
      id: anna,
      followers: 200_000,
      email: "anna@example.com",
      note: "likes serums",
      handle: "ANNA",
    },
  ]);
  const history = await db.profileChange.findMany({ where: { shopId: shop.id } });
  expect(
    history.map(({ field, before, after, source, staffId }) => [
      field,
      before,
      after,
      source,
      staffId,
    ]),
  ).toEqual([
    ["email", "", "anna@example.com", "import", "42"],
    ["handle", "anna", "ANNA", "import", "42"],
    ["followers", "182000", "200000", "import", "42"],
  ]);
  expect((await creatorsIn(shop))[0]?.codes).toEqual(["ANNA10 live", "ANNA30 minting"]);
});

test("rows that clash are refused in words, with their line", async () => {
  const shop = await makeShop(db);
  await makeCreator(db, shop, "Anna");
  const { importId, done } = await bringIn(
    shop,
    [
      "Creator ID;Name;E-mail;Handle;Followers;Code",
      ";Bo;bo@example.com;bo;many;",
      ";Bo again;BO@example.com;;1;",
      ";Cy;cy@example.com;cy;1;anna10",
      ";Dee;dee@example.com;dee;1;DEE1",
      ";Eve;eve@example.com;eve;1;dee1",
      ";Fay;;;1;",
      "01932c07-0000-7000-8000-0000000000ff;Gil;gil@example.com;;1;",
      "no id;Gil;gil@example.com;;1;",
      ";Hal;hal@example.com;hal;1;X1;too many",
      ";Ivy;ivy@example;ivy!;1;",
      ";Jo;jo@example.com;jo;1;CL-JO",
      "",
      ";=cmd|'/C calc'!A0;kim@example.com;kim;1;",
    ].join("\r\n"),
  );
  expect(await resultsOf(shop, importId)).toEqual([
    [2, "refused", "Followers: Enter a whole number of followers, such as 182000 or 182k."],
    [3, "refused", "This is the creator of line 2 again."],
    [4, "refused", "The code ANNA10 is another creator’s."],
    [5, "made", ""],
    [6, "refused", "The code DEE1 is on line 5 as well."],
    [7, "refused", "Give an e-mail or a handle, so that the creator is found again."],
    [8, "refused", "No creator has this ID. Leave it empty to add her."],
    [9, "refused", "No creator has this ID. Leave it empty to add her."],
    [
      10,
      "refused",
      "The row has 7 cells and the file 6 headings. Is a cell with a comma in it without quotation marks?",
    ],
    [
      11,
      "refused",
      "Handle: Enter the handle alone, such as annaskin. E-mail: Enter an e-mail address, such as anna@example.com.",
    ],
    [12, "refused", "Code: Codes that begin with CL- are kept for Creator Ledger."],
    [14, "made", ""],
  ]);
  expect(done).toMatchObject({ made: 2, refused: 10 });
});

test("an offer of links only gives links and no codes, and refuses rows that want one", async () => {
  const shop = await makeShop(db);
  await db.offer.updateMany({ where: { shopId: shop.id }, data: { valueKind: "none" } });
  const { importId } = await bringIn(
    shop,
    "name,email,code\nBo,bo@example.com,\nCy,cy@example.com,CY10\n",
  );
  expect(await resultsOf(shop, importId)).toEqual([
    [2, "made", ""],
    [3, "refused", "The offer has links only and no codes. Leave the code empty."],
  ]);
  expect(await creatorsIn(shop)).toMatchObject([{ name: "Bo", codes: [], links: 1 }]);
});
