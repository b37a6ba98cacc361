import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { formQuery, goodQuery, isTooLong, readFields } from "#app/programs/form-query.ts";
import { termsForm } from "#app/programs/terms-contract.ts";
import { rule, termsValues } from "../support/terms.ts";

test("fields become what a form would post; empty and unticked ones are left out", () => {
  const fields = {
    name: "Autumn & more",
    minimum: "",
    oncePerCustomer: true,
    appliesOnSubscription: false,
    nothing: undefined,
    scopeGids: ["gid://shopify/Product/1", "gid://shopify/Product/2"],
    rules: [{ subject: "vendor", names: "A\nB" }, { subject: "any" }],
  };
  expect([...formQuery(fields)]).toEqual([
    ["name", "Autumn & more"],
    ["oncePerCustomer", "on"],
    ["scopeGids", "gid://shopify/Product/1"],
    ["scopeGids", "gid://shopify/Product/2"],
    ["rules[0].subject", "vendor"],
    ["rules[0].names", "A\nB"],
    ["rules[1].subject", "any"],
  ]);
});

test("terms come through an address as they were typed", () => {
  const query = formQuery({
    rate: "12",
    rules: [{ subject: "vendor", names: "A\nB", customers: "new", pays: "rate", amount: "20" }],
  });
  const read = parseWithZod(new URLSearchParams(query.toString()), { schema: termsForm("USD") });
  expect(read.status === "success" && read.value).toEqual(
    termsValues({ rules: [rule({ subject: "vendor", values: ["A", "B"], customers: "new" })] }),
  );
});

test("fields with a fault are no query", () => {
  expect(goodQuery({ rate: "12" }, termsForm("USD"))).toBe("rate=12");
  expect(goodQuery({ rate: "120" }, termsForm("USD"))).toBeNull();
  expect(readFields({ rate: "12" }, termsForm("USD"))).toEqual(termsValues());
});

test("an address holds some thousand characters and no more", () => {
  expect(isTooLong("x".repeat(6_000))).toBe(false);
  expect(isTooLong("x".repeat(6_001))).toBe(true);
});
