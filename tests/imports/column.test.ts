import { expect, test } from "vitest";
import {
  COLUMN_FIELDS,
  EXPORT_COLUMNS,
  fieldsProblem,
  guessFields,
  isColumnField,
  normalHeading,
  TEMPLATE_COLUMNS,
} from "#app/imports/column.ts";

test("an export is read by its own headings, and the template by the same", () => {
  expect(guessFields(EXPORT_COLUMNS.map(({ heading }) => heading))).toEqual(
    EXPORT_COLUMNS.map(({ field }) => field),
  );
  const template = guessFields(TEMPLATE_COLUMNS);
  expect(template).not.toContain("");
  expect(template).not.toContain("id");
});

test("headings are read without capitals and signs, each field once", () => {
  expect(
    guessFields([
      "first_name",
      "Last Name",
      "EMAIL",
      "E-mail address",
      "Coupons",
      "Instagram",
      "Paid",
    ]),
  ).toEqual(["firstName", "lastName", "email", "", "codes", "instagramHandle", ""]);
  expect(normalHeading(" E-Mail:_Address ")).toBe("e mail address");
});

test("another program's id is not ours, and no heading reaches into JavaScript", () => {
  expect(guessFields(["ID", "id", "affiliate_id", "constructor", "__proto__", "toString"])).toEqual(
    ["", "", "", "", "", ""],
  );
});

test("a choice of fields names a creator, and each field once", () => {
  expect(fieldsProblem(["name", "email", "custom", "custom", ""])).toBeNull();
  expect(fieldsProblem(["email", "email"])).toBe(
    "Two columns are read as E-mail. Leave one of them out.",
  );
  expect(fieldsProblem(["name", "followers"])).toBe(
    "Choose the column with the e-mail or a handle: by it a creator is found again.",
  );
  expect(fieldsProblem(["", ""])).toBe("Choose at least one column to read.");
});

test("every way to read a column has a name and is known", () => {
  expect(COLUMN_FIELDS.every(({ value, label }) => isColumnField(value) && label !== "")).toBe(
    true,
  );
  expect(isColumnField("shopId")).toBe(false);
});
