import { expect, test } from "vitest";
import { formatToken, parseToken, SECRET_LENGTH } from "#app/portal/token.ts";

const secret = "abcdefghjkmnpqrstuvwxyz23456789abcdefghjkmnpqrstuvwxy";

test("a token is the shop's key and a secret, and reads back", () => {
  expect(secret).toHaveLength(SECRET_LENGTH);
  const token = formatToken({ shopKey: "k7m2pq", secret });
  expect(token).toBe(`k7m2pq-${secret}`);
  expect(parseToken(token)).toEqual({ shopKey: "k7m2pq", secret });
});

test("the secret holds at least 256 bits", () => {
  expect(SECRET_LENGTH * Math.log2(30)).toBeGreaterThan(256);
});

test.each([
  ["nothing", ""],
  ["no key", `-${secret}`],
  ["a short secret", `k7m2pq-${secret.slice(1)}`],
  ["a long secret", `k7m2pq-${secret}a`],
  ["upper case", `k7m2pq-${secret.toUpperCase()}`],
  ["a space", `k7m2pq-${secret} `],
  ["two separators", `k7m2pq-${secret.slice(2)}-a`],
  ["SQL", "' or 1=1 --"],
  ["10,000 characters", "a".repeat(10_000)],
])("%s is no token", (_, text) => {
  expect(parseToken(text)).toBeNull();
});
