import { expect, test } from "vitest";
import { burstLimit, clientOf } from "#app/platform/limit.server.ts";

test("of one key so many tries a second are good; the next second and other keys begin anew", () => {
  const isGood = burstLimit({ perSecond: 3, keysMax: 10 });
  const tries = (key: string, atMs: number) => Array.from({ length: 4 }, () => isGood(key, atMs));
  expect(tries("a", 1_000)).toEqual([true, true, true, false]);
  expect(tries("b", 1_999)).toEqual([true, true, true, false]);
  expect(isGood("a", 1_999)).toBe(false);
  expect(tries("a", 2_000)).toEqual([true, true, true, false]);
});

test("keys beyond the memory for one second are not held back", () => {
  const isGood = burstLimit({ perSecond: 1, keysMax: 2 });
  expect(["a", "b", "c", "c", "a"].map((key) => isGood(key, 5_000))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});

test("a visitor is the last address that a proxy noted, else the other end; this machine itself is nobody", () => {
  expect(clientOf("6.6.6.6, 203.0.113.7", "10.0.0.1")).toBe("203.0.113.7");
  expect(clientOf(["6.6.6.6", "203.0.113.8"], "10.0.0.1")).toBe("203.0.113.8");
  expect(clientOf(undefined, "198.51.100.4")).toBe("198.51.100.4");
  expect(clientOf("", "198.51.100.4")).toBe("198.51.100.4");
  for (const own of ["127.0.0.1", "::1", "::ffff:127.0.0.1", undefined])
    expect([own, clientOf(undefined, own)]).toEqual([own, null]);
  expect(clientOf("2001:db8:0:7::1", "10.0.0.1")).toBe("2001:db8:0:7::/64");
  expect(clientOf("2001:0DB8:0000:0007:ffff:1:2:3", "10.0.0.1")).toBe("2001:db8:0:7::/64");
  expect(clientOf("::5", "10.0.0.1")).toBe("0:0:0:0::/64");
  expect(clientOf("::ffff:203.0.113.7", "10.0.0.1")).toBe("::ffff:203.0.113.7");
  expect(clientOf("x".repeat(500), "127.0.0.1")).toHaveLength(64);
});
