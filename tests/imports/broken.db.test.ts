// Files that cannot be read, and texts that mean harm: nothing is written of the first, and the second stay texts.
import { afterAll, expect, test } from "vitest";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { exportCreators } = await import("#app/imports/export-creators.server.ts");
const { importPage } = await import("#app/imports/pages.server.ts");
const { importReport } = await import("#app/imports/report.server.ts");
const { bringIn, creatorsIn, post, resultsOf, upload, work } = await import(
  "../support/creator-files.ts"
);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const bytes = (...numbers: number[]) => Uint8Array.from(numbers);
const text = (words: string) => new TextEncoder().encode(words);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const NOT_UTF8 =
  "The file is not written in UTF-8, so names would come out wrong. Save it as “CSV UTF-8” and upload it again.";
const NO_HEADINGS = "The file is empty. Its first line has to name the columns.";

test.each([
  ["UTF-16", joined(bytes(0xff, 0xfe), text("name")), NOT_UTF8],
  ["Latin-1", joined(text("name\nJos"), bytes(0xe9), text("\n")), NOT_UTF8],
  ["a picture", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), NOT_UTF8],
  ["only blank", text(" \n\n"), NO_HEADINGS],
  ["only a mark", bytes(0xef, 0xbb, 0xbf), NO_HEADINGS],
  [
    "too wide",
    text(`${Array(61).fill("x").join(",")}\n`),
    "The file has more than 60 columns. Leave some of them out.",
  ],
])("a file that is %s is not taken, and nothing of it is kept", async (_, file, sentence) => {
  const shop = await makeShop(db);
  await expect(upload(shop, file)).rejects.toThrow(sentence);
  expect(await db.creatorImport.count({ where: { shopId: shop.id } })).toBe(0);
});

test("a mark of UTF-8, CRLF, quoted line ends and blank lines are read as they are meant", async () => {
  const shop = await makeShop(db);
  const file = `\uFEFFname;e-mail;note\r\n\r\n"José ""Pepe"" Núñez";jose@example.com;"one\r\ntwo; three"\r\n;;\r\n`;
  const { done } = await bringIn(shop, file);
  expect(done).toMatchObject({ made: 1, refused: 0 });
  expect(await db.creator.findFirst({ where: { shopId: shop.id } })).toMatchObject({
    name: 'José "Pepe" Núñez',
    note: "one\r\ntwo; three",
  });
});

test("a quotation mark that is never closed ends the check with its line, and nothing can be started", async () => {
  const shop = await makeShop(db);
  const rows = Array.from({ length: 600 }, (_, n) => `C${n},c${n}@example.com`).join("\n");
  const importId = await upload(shop, `name,email\n${rows}\n"Open,o@example.com\n${rows}\n`);
  expect(await work(shop, importId)).toMatchObject({
    state: "failed",
    made: 0,
    failure: expect.stringMatching(/^Line 602 cannot be read, nor what follows: a quotation mark/),
  });
  expect(await post(shop, importId, { step: "start" })).toBe("Upload the file again.");
  expect(await creatorsIn(shop)).toEqual([]);
  expect(await resultsOf(shop, importId)).toEqual([]); // the rows above it were checked, but the file counts as a whole
});

test("a file of more than 50,000 rows is refused as a whole", async () => {
  const shop = await makeShop(db);
  const importId = await upload(shop, `email\n${"a@example.com\n".repeat(50_001)}`);
  expect(await work(shop, importId)).toMatchObject({
    state: "failed",
    failure:
      "The file has more than 50,000 rows. Split it, and import the parts one after the other.",
  });
});

test("a piece that is missing, or a length that is not the file's, is not taken", async () => {
  const shop = await makeShop(db);
  const importId = await upload(shop, "email\na@example.com\n");
  const one = { importId: "01932c07-0000-7000-8000-0000000000aa" };
  await expect(upload(shop, "", one)).rejects.toThrow("did not arrive whole");
  expect(await upload(shop, "email\na@example.com\n", { importId })).toBe(importId);
  expect(await db.creatorImport.count({ where: { shopId: shop.id } })).toBe(1);
});

test("a file whose bytes were deleted in the meantime says so", async () => {
  const shop = await makeShop(db);
  const importId = await upload(shop, "email\na@example.com\n");
  await work(shop, importId);
  await db.creatorImportPiece.deleteMany({ where: { shopId: shop.id } });
  expect(await importPage(db, shop, importId)).toMatchObject({ isFileKept: false });
  await post(shop, importId, { step: "start" });
  expect(await work(shop, importId)).toMatchObject({
    state: "failed",
    failure: "The uploaded file is no longer kept. Upload it again.",
  });
});

/** reliability.md S13: what spreadsheets run. */
const FORMULAS = [
  "=1+1",
  "+1+1",
  "-2+3",
  "@SUM(A1)",
  "=cmd|'/C calc'!A0",
  "＝1+1",
  '";=cmd',
  "'=1+1",
];
/** S14: what browsers run. */
const MARKUP = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "javascript:alert(1)",
  "{{7*7}}",
  "#{7*7}",
];
/** S21: what databases run. */
const SQL = ['\'; drop table "Creator"; --', "1' or '1'='1", "\\'; select pg_sleep(10); --", "%00"];

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

test("hostile texts in every column and heading are refused or stay texts, and come out of every file as text", async () => {
  const shop = await makeShop(db);
  const hostile = [...FORMULAS, ...MARKUP, ...SQL];
  const head = `Name,E-mail,Niche,Note,${quoted('=HYPERLINK("x")<b>')}`;
  const rows = hostile.map((cell, n) =>
    [cell, `h${n}@example.com`, cell, cell, cell].map(quoted).join(","),
  );
  const columns = ["name", "email", "niche", "note", "custom"];
  const importId = await upload(shop, [head, ...rows].join("\n"));
  await work(shop, importId);
  await post(shop, importId, { step: "map", offerId: shop.id, field: columns });
  await work(shop, importId);
  await post(shop, importId, { step: "start" });
  const done = await work(shop, importId);
  expect(done.made + done.refused).toBe(hostile.length);
  const refused = (await resultsOf(shop, importId)).filter(([, outcome]) => outcome === "refused");
  expect(refused.map(([line]) => hostile[Number(line) - 2])).toEqual(MARKUP.slice(0, 2));
  const report = await importReport(db, shop, { importId, of: "all" });
  const files = [await textOf(exportCreators(shop).chunks), await textOf(report?.chunks ?? [])];
  for (const file of files)
    for (const cell of cellsOf(file)) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠](?!\d+$)/);
  expect((await bringIn(shop, files[0] ?? "")).done).toMatchObject({
    made: 0,
    changed: 0,
    refused: 0,
  });
});

async function textOf(chunks: AsyncIterable<string> | readonly string[]): Promise<string> {
  let whole = "";
  for await (const chunk of chunks) whole += chunk;
  return whole;
}

/** Cells of a CSV by RFC 4180. */
const cellsOf = (file: string): string[] =>
  [...file.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain ?? "",
  );
