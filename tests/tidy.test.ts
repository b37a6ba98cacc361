import { expect, test } from "vitest";
import { RULES } from "./tidy/rules.ts";

for (const rule of RULES) {
  test(rule.name, { timeout: 60_000 }, () => {
    expect(rule.offences(), rule.name).toEqual([]);
  });
}
