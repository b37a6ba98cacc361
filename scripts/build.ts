// The built pages: made again only when something that goes into them has changed.
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runToEnd, type Supervisor } from "./processes.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const SERVER_BUILD = path.join(ROOT, "build/server/index.js");
const STAMP = path.join(ROOT, "build/sources.hash"); // goes away with what it describes
const SOURCES = [
  "app/**/*",
  "public/**/*",
  "prisma/schema/*",
  "vite.config.ts",
  "package-lock.json",
];

/** Whether the pages in build/ are those of the present sources. */
export function isBuilt(): boolean {
  return (
    existsSync(SERVER_BUILD) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hashOfSources()
  );
}

/** Builds the pages unless they are there already. */
export async function buildPages(supervisor: Supervisor): Promise<void> {
  if (isBuilt()) return;
  const hash = hashOfSources(); // of the state in which the build begins
  await runToEnd(supervisor, {
    name: "remix vite:build",
    args: [path.join(ROOT, "node_modules/@remix-run/dev/dist/cli.js"), "vite:build"],
    env: { ...process.env, NODE_ENV: "production" },
    logFile: path.join(ROOT, ".data/logs/build.log"),
  });
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, hash);
}

function hashOfSources(): string {
  const hash = createHash("sha256");
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort();
  for (const file of files) {
    const full = path.join(ROOT, file);
    if (file.startsWith(path.join("app", "generated")) || !statSync(full).isFile()) continue;
    hash.update(file).update("\0").update(readFileSync(full)).update("\0");
  }
  return hash.digest("hex");
}
