import { expect, test, vi } from "vitest";
import { elapsedMs, newId, newToken } from "#app/platform/clock.server.ts";

test("20,000 ids are all different, of version 7, and begin with the time", () => {
  const before = Date.now();
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(20_000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
  const made = Number.parseInt((ids[0] ?? "").replaceAll("-", "").slice(0, 12), 16);
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThanOrEqual(Date.now());
});

test("a token has the length asked for and no look-alikes", () => {
  expect(newToken(53)).toMatch(/^[2-9a-hjkmnp-z]{53}$/);
});

test.each([-3_600_000, 3_600_000])(
  "what has elapsed goes on as before when the clock is set by %i ms",
  async (jumpMs) => {
    const before = elapsedMs();
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(Date.now() + jumpMs);
    const elapsed = elapsedMs() - before;
    vi.useRealTimers();
    expect(elapsed).toBeGreaterThanOrEqual(0);
    expect(elapsed).toBeLessThan(60_000);
  },
);
