// `node scripts/bootstrap.mjs <name> [arguments]` makes a fresh clone ready, then runs scripts/<name>.ts on the pinned Node.
// It is what npm runs first, on whatever Node the machine has: no dependency, no TypeScript.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { run, stopCode, stopOnSignals } from "./foreground.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const LEAST_SYSTEM_NODE = 20;
const PINNED_NODE = 24;
const BYTES_NEEDED = 1_500_000_000;
const LOCK_WAIT_MS = 15 * 60_000;
const DEPENDENCIES = ["dependencies", "devDependencies", "optionalDependencies"];
const STAMP = inRoot("node_modules/.bootstrap");
const LOCK = inRoot(".data/bootstrap.lock");
const LOG = inRoot(".data/logs/bootstrap.log");

/** A failure whose message is the whole of what the person at the terminal has to know. */
class Advice extends Error {}

main().then(
  (code) => process.exit(code),
  (error) => {
    const isOurs = error instanceof Advice;
    process.stderr.write(`\n${isOurs ? error.message : error.stack || error}\n`);
    process.exit(stopCode() || 1);
  },
);

async function main() {
  const [name, ...args] = process.argv.slice(2);
  const major = Number(process.versions.node.split(".")[0]);
  if (major < LEAST_SYSTEM_NODE) {
    throw new Advice(
      `Node ${process.versions.node} is too old: install Node ${LEAST_SYSTEM_NODE} or later from https://nodejs.org and run this again.`,
    );
  }
  stopOnSignals();
  const work = neededWork();
  if (work.length > 0) await withLock(makeReady);
  const script = [inRoot(`scripts/${name}.ts`), ...args];
  return run(pinnedNode(), script, { cwd: ROOT, env: process.env });
}

/** What this clone lacks, in the order in which it has to be done. */
function neededWork() {
  const stamp = readStamp();
  const work = [];
  if (!isInstalled(stamp)) {
    work.push({ say: installing(), run: install, key: "install", hash: hashOfInstall() });
  }
  if (work.length > 0 || !fs.existsSync(inRoot("node_modules/.prisma/client/default.js"))) {
    work.push({ say: "Preparing the database client…", run: preparePrisma });
  }
  const hash = hashOfSchema();
  const hasClient = fs.existsSync(inRoot("app/generated/prisma/client.ts"));
  if (!hasClient || stamp.schema !== hash) {
    work.push({ say: "Generating the typed database client…", run: generate, key: "schema", hash });
  }
  return work;
}

async function makeReady() {
  const work = neededWork(); // another command may have done it while this one waited for the lock
  for (const [i, step] of work.entries()) {
    process.stdout.write(`${i + 1}/${work.length} ${step.say} `);
    const begun = Date.now();
    await step.run();
    if (step.key) writeStamp({ ...readStamp(), [step.key]: step.hash });
    process.stdout.write(`${((Date.now() - begun) / 1_000).toFixed(1)} s\n`);
  }
}

function installing() {
  const count = Object.values(readJson("package-lock.json").packages).filter(isForHere).length - 1;
  const isFirst = !fs.existsSync(inRoot("node_modules"));
  return `Installing ${count} packages (${isFirst ? "first time" : "they have changed"}, about a minute)…`;
}

function isForHere({ os: systems, cpu }) {
  return (!systems || systems.includes(process.platform)) && (!cpu || cpu.includes(process.arch));
}

/** Installed, by this script or by hand, as the lock file says. */
function isInstalled(stamp) {
  if (!fs.existsSync(inRoot("node_modules"))) return false;
  const hash = hashOfInstall();
  if (stamp.install === hash) return true;
  if (!agreesWithLock()) return false;
  writeStamp({ ...stamp, install: hash });
  return true;
}

/** npm keeps a list of what it has put into node_modules: somebody's own `npm install` need not be repeated. */
function agreesWithLock() {
  const listed = "node_modules/.package-lock.json";
  if (!fs.existsSync(inRoot(listed))) return false;
  const wanted = readJson("package-lock.json").packages;
  const present = readJson(listed).packages;
  const root = wanted[""];
  const manifest = readJson("package.json");
  const isManifestLocked = DEPENDENCIES.every((kind) =>
    isDeepStrictEqual(manifest[kind] || {}, root[kind] || {}),
  );
  return (
    isManifestLocked &&
    Object.entries(wanted).every(
      ([place, { version, optional }]) =>
        place === "" || (optional && !present[place]) || present[place]?.version === version,
    )
  );
}

async function install() {
  const { bavail, bsize } = fs.statfsSync(ROOT);
  if (bavail * bsize < BYTES_NEEDED) {
    throw new Advice(`Too little space: free ${BYTES_NEEDED / 1e9} GB on the disk of ${ROOT}.`);
  }
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const code = npm
    ? await runQuietly(process.execPath, [npm, ...args])
    : await runQuietly(process.platform === "win32" ? "npm.cmd" : "npm", args);
  if (code !== 0) throw new Advice(installAdvice(endOfLog()));
}

function installAdvice(log) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET/.test(log)) {
    return "The npm registry could not be reached. Check the network, the proxy and `npm config get registry`, then run this again.";
  }
  if (/ENOSPC/.test(log))
    return `The disk of ${ROOT} is full: free some space, then run this again.`;
  if (/EACCES|EROFS|EPERM/.test(log)) return unwritable();
  if (/in sync|Missing:.*from lock file/.test(log)) {
    return "package.json and package-lock.json disagree: run `npm install`, look at what it changed, then run this again.";
  }
  return `Installing failed. Its last words are below; \`rm -rf node_modules\` and another try often help.\n${log}`;
}

function unwritable() {
  return `${ROOT} cannot be written by this user: clone into a folder of your own, then run this again.`;
}

/** Install scripts are off (.npmrc); the session storage package loads `.prisma/client`, which only this one writes. */
async function preparePrisma() {
  const code = await runQuietly(pinnedNode(), [
    inRoot("node_modules/@prisma/client/scripts/postinstall.js"),
  ]);
  if (code !== 0) throw new Advice(`Preparing the database client failed:\n${endOfLog()}`);
}

async function generate() {
  const cli = inRoot("node_modules/prisma/build/index.js");
  const code = await runQuietly(pinnedNode(), [cli, "generate"]);
  if (code !== 0) throw new Advice(`Generating the database client failed:\n${endOfLog()}`);
}

/** Node 24 comes as an npm package where it can run; elsewhere the system's own must do. */
function pinnedNode() {
  const bundled = inRoot(`node_modules/node-linux-${process.arch}/bin/node`);
  const isMusl =
    process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
  if (process.platform === "linux" && !isMusl && fs.existsSync(bundled)) return bundled;
  if (Number(process.versions.node.split(".")[0]) >= PINNED_NODE) return process.execPath;
  throw new Advice(
    `On this system Node ${PINNED_NODE} has to be installed (https://nodejs.org); this is Node ${process.versions.node}.`,
  );
}

function readStamp() {
  try {
    return JSON.parse(fs.readFileSync(STAMP, "utf8"));
  } catch {
    return {};
  }
}

function writeStamp(stamp) {
  fs.writeFileSync(STAMP, JSON.stringify(stamp));
}

function hashOfInstall() {
  const manifest = readJson("package.json");
  const parts = [...DEPENDENCIES, "overrides"].map((kind) => JSON.stringify(manifest[kind]));
  return hashOf([...parts, fs.readFileSync(inRoot("package-lock.json"))]);
}

function hashOfSchema() {
  const folder = inRoot("prisma/schema");
  const files = fs.readdirSync(folder).sort();
  const version = readJson("package-lock.json").packages["node_modules/prisma"]?.version;
  return hashOf([
    version,
    ...files,
    ...files.map((file) => fs.readFileSync(path.join(folder, file))),
  ]);
}

function hashOf(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part || "").update("\0");
  return hash.digest("hex");
}

/** One command of a clone makes it ready at a time; the others wait and then find it done. */
async function withLock(work) {
  const until = Date.now() + LOCK_WAIT_MS;
  let hasSaid = false;
  while (!takeLock()) {
    const owner = Number(fs.existsSync(LOCK) && fs.readFileSync(LOCK, "utf8"));
    if (owner && !isAlive(owner)) fs.rmSync(LOCK, { force: true });
    else if (Date.now() > until) {
      throw new Advice(`Process ${owner} is not done after 15 minutes: end it or delete ${LOCK}.`);
    } else {
      if (owner && !hasSaid)
        process.stdout.write(`Waiting for process ${owner}, which is preparing this clone…\n`);
      hasSaid = hasSaid || owner > 0;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    await work();
  } finally {
    fs.rmSync(LOCK, { force: true });
  }
}

function takeLock() {
  try {
    fs.mkdirSync(path.dirname(LOG), { recursive: true });
    fs.writeFileSync(LOCK, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw ["EACCES", "EROFS", "EPERM"].includes(error.code) ? new Advice(unwritable()) : error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * Runs a step's command with its output in the log, and gives its exit code. Prisma's configuration, which several of them read, would
 * start the local database were no address given; this one is never connected to.
 */
async function runQuietly(command, args) {
  const env = { ...process.env, DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" };
  const code = await run(command, args, { cwd: ROOT, env, logFile: LOG });
  if (stopCode()) throw new Advice("Stopped.");
  return code;
}

function endOfLog() {
  return fs.readFileSync(LOG, "utf8").trimEnd().split("\n").slice(-25).join("\n");
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(inRoot(file), "utf8"));
}

function inRoot(file) {
  return path.join(ROOT, file);
}
