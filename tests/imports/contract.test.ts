import { expect, test } from "vitest";
import {
  columnsMax,
  importPayload,
  mappingForm,
  pieceForm,
  startForm,
  uploadedForm,
} from "#app/imports/contract.ts";

const ID = "01932c07-0000-7000-8000-000000000002";

test("a piece has its place in a file of at most 20 MB", () => {
  expect(pieceForm.parse({ importId: ID.toUpperCase(), position: "39" })).toEqual({
    importId: ID,
    position: 39,
  });
  for (const position of ["40", "-1", "1.5", "", "9999999999"])
    expect(pieceForm.safeParse({ importId: ID, position }).success).toBe(false);
  expect(pieceForm.safeParse({ importId: "1", position: "0" }).success).toBe(false);
});

test("a file's length is a whole number of bytes, at most 20 MB", () => {
  const file = { importId: ID, fileName: "a.csv" };
  expect(uploadedForm.parse({ ...file, bytes: "20971520" }).bytes).toBe(20_971_520);
  expect(uploadedForm.safeParse({ ...file, bytes: "20971521" }).success).toBe(false);
});

test("a mapping names fields that exist, for as many columns as a file may have", () => {
  const mapping = { round: "1", offerId: ID, fields: ["name", "", "custom"] };
  expect(mappingForm.parse(mapping).fields).toEqual(["name", "", "custom"]);
  expect(mappingForm.safeParse({ ...mapping, fields: ["shopId"] }).success).toBe(false);
  const many = Array(columnsMax + 1).fill("");
  expect(mappingForm.safeParse({ ...mapping, fields: many }).success).toBe(false);
});

test("a start names the round that was seen, a job the round that it is for", () => {
  expect(startForm.parse({ round: "3" })).toEqual({ round: 3 });
  expect(startForm.safeParse({ round: "x" }).success).toBe(false);
  expect(importPayload.safeParse({ shopId: ID, importId: ID, round: 1 }).success).toBe(true);
  expect(importPayload.safeParse({ shopId: ID, importId: "x", round: 1 }).success).toBe(false);
});
