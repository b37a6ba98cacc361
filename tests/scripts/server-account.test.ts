import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { reachableHome, serverAccount } from "../../prisma/server-account.ts";

const isRoot = process.getuid?.() === 0;
const closed = mkdtempSync(path.join(tmpdir(), "closed-checkout-")); // mode 0700, as the super-user's home has it
const home = path.join(closed, ".data");
mkdirSync(home);
const found = reachableHome(home);

afterAll(() => {
  rmSync(closed, { recursive: true });
  if (found !== home) rmSync(found, { recursive: true, force: true });
});

test("below a folder that is closed to the server's account, data go to an open one; who is not root stays", () => {
  expect(found !== home).toBe(isRoot);
  expect(statSync(found).uid).toBe(serverAccount()?.uid ?? process.getuid?.());
});

test("the second look finds the same folder", () => {
  expect(reachableHome(home)).toBe(found);
});

test("when the open folder is gone, another is made", () => {
  if (!isRoot) return expect(found).toBe(home);
  rmSync(found, { recursive: true });
  const other = reachableHome(home);
  expect(existsSync(other)).toBe(true);
  rmSync(other, { recursive: true });
});
