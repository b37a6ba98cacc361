import { expect, test } from "vitest";
import { differencesOfCodes, driftedCodes } from "#app/drift/drifted-codes.ts";

test("a code is gone, or has another name by its redeem code; others' codes are nobody's drift", () => {
  const ours = [
    { code: "ANNA10", redeemCodeGid: "gid1" },
    { code: "BEN10", redeemCodeGid: "gid2" },
    { code: "CLEO10", redeemCodeGid: null },
    { code: "DORA10", redeemCodeGid: "gid4" },
  ];
  const inShopify = new Map([
    ["gid1", "ANNA15"],
    ["gid4", "DORA10"],
    ["gid9", "CL-23456789ABCD"],
  ]);
  const codes = driftedCodes(ours, inShopify);
  expect(codes).toEqual([
    { code: "ANNA10", redeemCodeGid: "gid1", became: "ANNA15" },
    { code: "BEN10", redeemCodeGid: "gid2", became: null },
    { code: "CLEO10", redeemCodeGid: null, became: null },
  ]);
  expect(differencesOfCodes(codes)[0]).toEqual({
    field: "Code ANNA10",
    here: "Live",
    inShopify: "Renamed to ANNA15",
  });
  const many = Array.from({ length: 25 }, () => codes[1] ?? codes[0]).filter((one) => !!one);
  expect(differencesOfCodes(many)).toHaveLength(21);
  expect(differencesOfCodes(many).at(-1)?.field).toBe("5 more codes");
});
