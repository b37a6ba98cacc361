import { v4, v7 } from "uuid";
import { expect, test } from "vitest";
import { adjustmentForm, correctionForm } from "#app/commissions/contract.ts";

const id = v7();
const creatorId = v7();
const faultsOf = (parsed: { error?: { issues: readonly { message: string }[] } | undefined }) =>
  parsed.error?.issues.map(({ message }) => message) ?? [];

test("an order is assigned to a creator, excluded, or given back, each with a reason", () => {
  const note = " ordered by phone ";
  expect(correctionForm.parse({ kind: "assign", id, creatorId, note })).toEqual({
    kind: "assign",
    id,
    creatorId,
    note: "ordered by phone",
  });
  expect(correctionForm.safeParse({ kind: "exclude", id, note }).success).toBe(true);
  expect(correctionForm.safeParse({ kind: "undo", id, note }).success).toBe(true);
});

test("a correction without a reason, a creator or an id of its page is told what is missing", () => {
  expect(faultsOf(correctionForm.safeParse({ kind: "exclude", id, note: "  " }))).toEqual([
    "Say why",
  ]);
  expect(
    faultsOf(correctionForm.safeParse({ kind: "assign", id, creatorId: "", note: "x" })),
  ).toEqual(["Choose a creator"]);
  expect(faultsOf(correctionForm.safeParse({ kind: "undo", id: v4(), note: "x" }))).toEqual([
    "Open the form again",
  ]);
  expect(faultsOf(correctionForm.safeParse({ kind: "undo", id, note: "<b>" }))).toEqual([
    "Use one line of plain text without < and >",
  ]);
  expect(faultsOf(correctionForm.safeParse({ kind: "undo", id, note: "x".repeat(201) }))).toEqual([
    "At most 200 characters",
  ]);
});

test("an amount by hand is above zero, in the currency's own decimals", () => {
  const given = { id, creatorId, kind: "bonus", note: "100 orders" };
  expect(adjustmentForm("USD").parse({ ...given, amount: "25.50" }).amount).toBe(2550n);
  expect(adjustmentForm("JPY").parse({ ...given, amount: "2500" }).amount).toBe(2500n);
  for (const amount of ["0", "-5", "", "ten", "1.234"])
    expect(faultsOf(adjustmentForm("USD").safeParse({ ...given, amount }))).toEqual([
      "Enter an amount above zero in USD, like 25",
    ]);
  expect(
    faultsOf(adjustmentForm("USD").safeParse({ ...given, kind: "payout", amount: "5" })),
  ).toEqual(["Choose what it is"]);
});
