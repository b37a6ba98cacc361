// `npm run check`: types, lint, borders, dead code, Admin operations and house rules; all of them run, then it says what is wrong.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

type Outcome = Readonly<{ isGood: boolean; output: string }>;
type Check = Readonly<{ name: string; advice: string; run: () => Promise<Outcome> }>;

const ROOT = path.resolve(import.meta.dirname, "..");
const OUTPUT_MAX = 20_000;
const children = new Set<ChildProcess>();

const TYPES: Check = {
  name: "types",
  advice: "Correct the types where tsc points.",
  run: () => runTool("typescript/bin/tsc", ["--noEmit", "--pretty", "false"]),
};

/** The others are short or use both cores themselves: one after the other, beside the types. */
const OTHERS: readonly Check[] = [
  {
    name: "lint and format",
    advice: "Run npx biome check --write . and correct by hand what is left.",
    run: () =>
      runTool("@biomejs/biome/bin/biome", [
        "check",
        "--error-on-warnings",
        "--max-diagnostics=50",
        "--colors=off",
      ]),
  },
  {
    name: "borders",
    advice: "An import crosses a border of .dependency-cruiser.cjs: move the code, not the border.",
    run: () => {
      const rooms = ["app", "bench", "devstore", "prisma", "scripts"].filter(isThere);
      return runTool("dependency-cruiser/bin/dependency-cruiser.mjs", ["--no-progress", ...rooms]);
    },
  },
  {
    name: "dead code",
    advice: "Delete what nothing uses, or use it.",
    run: () => runTool("knip/bin/knip.js", ["--no-progress"]),
  },
  {
    name: "Admin operations",
    advice: "Run npm run gen and commit app/shopify/admin.generated.ts.",
    run: () => runNode(["scripts/generate-admin.ts", "--check"]),
  },
  {
    name: "house rules",
    advice: "tests/tidy/ says what each rule asks for.",
    run: checkHouseRules,
  },
];

if (!isThere("node_modules/typescript")) {
  console.error("Nothing is installed yet: run npm ci, or npm test, which does it for you.");
  process.exit(1);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(signal, () => {
    for (const child of children) child.kill();
    process.exit(1);
  });

const [types, others] = await Promise.all([run(TYPES), inTurn(OTHERS)]);
const failed = [types, ...others].filter((name) => name !== null);
console.log(
  failed.length === 0
    ? `\nAll ${OTHERS.length + 1} checks are clean.`
    : `\n${failed.length} of ${OTHERS.length + 1} checks failed: ${failed.join(", ")}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

async function inTurn(checks: readonly Check[]): Promise<(string | null)[]> {
  const names: (string | null)[] = [];
  for (const check of checks) names.push(await run(check));
  return names;
}

/** Runs one check and says how it went; its name when it failed, else null. */
async function run({ name, advice, run: work }: Check): Promise<string | null> {
  const begun = performance.now();
  const { isGood, output } = await work();
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  console.log(`${isGood ? "✓" : "✗"} ${name} (${seconds} s)`);
  if (output !== "") console.log(indent(output));
  if (!isGood) console.log(`  → ${advice}`);
  return isGood ? null : name;
}

async function checkHouseRules(): Promise<Outcome> {
  const { RULES } = await import("../tests/tidy/rules.ts");
  const lines = RULES.flatMap((rule) => {
    const offences = rule.offences();
    const mark = offences.length === 0 ? "✓" : "✗";
    return [`${mark} ${rule.name}`, ...offences.map((offence) => `    ${offence}`)];
  });
  return { isGood: lines.every((line) => line.startsWith("✓")), output: lines.join("\n") };
}

function runTool(tool: string, args: readonly string[]): Promise<Outcome> {
  return runNode([path.join("node_modules", tool), ...args]);
}

function runNode(args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.add(child);
    let output = "";
    const keep = (chunk: Buffer): void => {
      if (output.length < OUTPUT_MAX) output += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => {
      children.delete(child);
      // A clean tool has nothing to say.
      resolve({ isGood: code === 0, output: code === 0 ? "" : output.trimEnd() });
    });
  });
}

function isThere(file: string): boolean {
  return existsSync(path.join(ROOT, file));
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}
