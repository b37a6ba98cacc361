import { expect, test } from "vitest";
import { faultOf } from "#app/shopify/database-fault.ts";

const coded = (code: string, message = "") => Object.assign(new Error(message), { code });

test.each([
  ["57P01", "away"],
  ["57014", "away"],
  ["53300", "away"],
  ["08006", "away"],
  ["25006", "away"],
  ["3D000", "away"],
  ["55000", "away"],
  ["ECONNREFUSED", "away"],
  ["ECONNRESET", "away"],
  ["EPIPE", "away"],
  ["40001", "again"],
  ["40P01", "again"],
  ["22P05", "data"],
  ["23505", "data"],
])("code %s means %s", (code, fault) => {
  expect(faultOf(coded(code))).toBe(fault);
});

test("a connection that breaks off has no code, only a sentence", () => {
  for (const message of [
    "Connection terminated unexpectedly",
    "timeout exceeded when trying to connect",
    "Client has encountered a connection error and is not queryable",
  ])
    expect(faultOf(new Error(message))).toBe("away");
});

test("what is wrong with the work itself is data", () => {
  expect(faultOf(new Error("Invariant broken: an offer has terms"))).toBe("data");
  expect(faultOf("thrown text")).toBe("data");
});
