// `npm test [-- pattern]`: everything CI asks for, a line a step, and how much of it passed. With a pattern only the test files whose
// path contains it.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { buildPages } from "./build.ts";
import { useDatabase } from "./database.ts";
import { type ChildSpec, createSupervisor } from "./processes.ts";
import { createSteps, runCommand, secondsSince } from "./progress.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const LOGS = path.join(ROOT, ".data/logs");
const RESULTS = path.join(ROOT, ".data/test-results.json");

type Count = { passed: number; failed: number };

const supervisor = createSupervisor({ ownsProcess: true });

await runCommand(supervisor, test);

async function test(): Promise<number> {
  const begun = performance.now();
  const patterns = process.argv.slice(2);
  const isWhole = patterns.length === 0;
  const { step } = createSteps(isWhole ? 4 : 3);
  const count: Count = { passed: 0, failed: 0 };
  await step("Database", () => useDatabase(supervisor));
  if (isWhole) {
    await step("Types, lint, borders, dead code", async () => add(count, await runChecks()));
  }
  await step("Pages", () => buildPages(supervisor));
  await step("Tests", async () => {
    process.stdout.write("\n");
    add(count, await runVitest(patterns));
  });
  if (supervisor.isStopping()) return 1; // what was cut short has no result
  process.stdout.write(`\nDone after ${secondsSince(begun)}.\n`);
  process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
  return count.failed > 0 ? 1 : 0;
}

/** Counts the checks of scripts/check.ts by its lines, "✓ types (20 s)"; shows them all when one fails. */
async function runChecks(): Promise<Count> {
  const logFile = path.join(LOGS, "test-check.log");
  const how = await run({ name: "check", args: ["scripts/check.ts"], logFile });
  const log = readFileSync(logFile, "utf8");
  const failed = log.match(/^✗ /gm)?.length ?? 0;
  if (how !== "with code 0") process.stdout.write(`\n${log}\n`);
  return {
    passed: log.match(/^✓ /gm)?.length ?? 0,
    failed: failed === 0 && how !== "with code 0" ? 1 : failed,
  };
}

async function runVitest(patterns: readonly string[]): Promise<Count> {
  mkdirSync(path.dirname(RESULTS), { recursive: true });
  rmSync(RESULTS, { force: true });
  const how = await run({
    name: "vitest",
    args: [
      path.join(ROOT, "node_modules/vitest/vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${RESULTS}`,
      ...patterns,
    ],
    logFile: path.join(LOGS, "test-vitest.log"),
    shows: "plain",
  });
  if (!existsSync(RESULTS)) {
    process.stdout.write(`The tests stopped ${how} before they had a result.\n`);
    return { passed: 0, failed: 1 };
  }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(
    readFileSync(RESULTS, "utf8"),
  ) as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  // A file that cannot be loaded, or whose set-up fails, has no failed test of its own.
  const brokenFiles = testResults.filter(
    (file) =>
      file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed"),
  ).length;
  const failed = numFailedTests + brokenFiles;
  // An error outside of any test (an unhandled rejection) shows in the exit code alone.
  return { passed: numPassedTests, failed: failed === 0 && how !== "with code 0" ? 1 : failed };
}

async function run(spec: ChildSpec): Promise<string> {
  const child = supervisor.start({
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: "1" },
    ...spec,
  });
  return child.ended;
}

function add(to: Count, more: Count): void {
  to.passed += more.passed;
  to.failed += more.failed;
}
