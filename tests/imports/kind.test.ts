import { expect, test } from "vitest";
import { EXPORT_COLUMNS, TEMPLATE_COLUMNS } from "#app/imports/column.ts";
import { kindLabel, kindOf } from "#app/imports/kind.ts";

const headings = (line: string) => line.split(",");

test.each([
  ["first_name,last_name,email,affiliate_link,coupons,company,country,instagram", "uppromote"],
  ["first_name,last_name,email", "uppromote-or-bixgrow"],
  ["first_name,last_name,email,password", "uppromote-or-bixgrow"],
  [
    "First Name,Last Name,Email Address,Offer ID,Password,PayPal email,Coupon,Country,State,Dashboard Enabled",
    "refersion",
  ],
  ["First name,Last name,Email,Discount code,Phone number", "socialsnowball"],
  ["First name,Last name,Email,Program", "socialsnowball"],
  ["id,name,email,ref_code,coupon,phone", "goaffpro"],
  ["Email,Affiliate code", "collabs"],
  ["Naam,Mail", "other"],
  ["", "other"],
])("a file with %s is of %s", (line, kind) => {
  expect(kindOf(headings(line))).toBe(kind);
});

test("our own files are told by their headings", () => {
  expect(kindOf(EXPORT_COLUMNS.map(({ heading }) => heading))).toBe("own");
  expect(kindOf(TEMPLATE_COLUMNS)).toBe("own");
});

test("a kind has a name, and one of a later version is not recognised", () => {
  expect([
    kindLabel("goaffpro"),
    kindLabel("uppromote-or-bixgrow"),
    kindLabel("constructor"),
  ]).toEqual(["GoAffPro", "UpPromote or BixGrow", "Not recognised"]);
});
