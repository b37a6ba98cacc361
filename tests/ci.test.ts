// .ci/run with a stand-in for npm: what it shows, how it ends.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";

const RUN = path.resolve(import.meta.dirname, "../.ci/run");
let folder = "";

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the output of npm test is passed through and its count is the last line", () => {
  const run = runWith(`echo one; echo "12 passed, 0 failed"`);
  expect(run).toEqual({ code: 0, lines: ["one", "12 passed, 0 failed", "12 passed, 0 failed"] });
});

test("failed tests give their count and the exit code of npm", () => {
  const run = runWith(`echo "12 passed, 3 failed"; echo "npm error" >&2; exit 1`);
  expect(run.code).toBe(1);
  expect(run.lines.at(-1)).toBe("12 passed, 3 failed");
});

test("a run that breaks before it counts is one failure", () => {
  const run = runWith("echo no space left; exit 7");
  expect(run).toEqual({ code: 7, lines: ["no space left", "0 passed, 1 failed"] });
});

test("a run that fails after a clean count is one failure", () => {
  const run = runWith(`echo "12 passed, 0 failed"; exit 1`);
  expect(run.code).toBe(1);
  expect(run.lines.at(-1)).toBe("12 passed, 1 failed");
});

test("a count with failures is never a success", () => {
  expect(runWith(`echo "12 passed, 3 failed"`).code).toBe(1);
});

test("a run that says nothing is no success", () => {
  expect(runWith("true")).toEqual({ code: 1, lines: ["0 passed, 1 failed"] });
});

function runWith(npm: string): { code: number | null; lines: string[] } {
  folder = mkdtempSync(path.join(tmpdir(), "ci-"));
  const script = path.join(folder, "npm");
  writeFileSync(script, `#!/bin/sh\n${npm}\n`);
  chmodSync(script, 0o755);
  const run = spawnSync(RUN, {
    encoding: "utf8",
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
  });
  return { code: run.status, lines: run.stdout.trimEnd().split("\n") };
}
