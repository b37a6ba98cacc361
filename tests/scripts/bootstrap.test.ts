// The first thing that runs in a fresh clone, in a small clone of its own where npm is a script that writes down its calls.
import { spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isAlive } from "../../scripts/processes.ts";

const SCRIPTS = path.resolve(import.meta.dirname, "../../scripts");
const LOCK = {
  packages: {
    "": { dependencies: { one: "1.0.0" } },
    "node_modules/one": { version: "1.0.0" },
    "node_modules/prisma": { version: "6.0.0" },
    "node_modules/elsewhere-only": { version: "1.0.0", optional: true },
  },
};
const INSTALLED = {
  packages: {
    "node_modules/one": { version: "1.0.0" },
    "node_modules/prisma": { version: "6.0.0" },
  },
};
const NPM = `
  const fs = require("node:fs");
  fs.appendFileSync("npm-calls", process.argv.slice(2).join(" ") + "\\n");
  if (process.env.NPM_FAILS) { console.error(process.env.NPM_FAILS); process.exit(1); }
  fs.rmSync("node_modules", { recursive: true, force: true });
  const put = (file, text) => {
    fs.mkdirSync(require("node:path").dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  };
  put("node_modules/@prisma/client/scripts/postinstall.js",
    "const fs = require('node:fs'); fs.writeFileSync('database', String(process.env.DATABASE_URL)); fs.mkdirSync('node_modules/.prisma/client', { recursive: true }); fs.writeFileSync('node_modules/.prisma/client/default.js', '')");
  put("node_modules/prisma/build/index.js",
    "const fs = require('node:fs'); fs.mkdirSync('app/generated/prisma', { recursive: true }); fs.writeFileSync('app/generated/prisma/client.ts', ''); fs.appendFileSync('generated', 'x')");
`;

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), "clone-"));
  for (const folder of ["scripts", "prisma/schema"])
    mkdirSync(path.join(clone, folder), { recursive: true });
  for (const file of ["bootstrap.mjs", "foreground.mjs"]) {
    copyFileSync(path.join(SCRIPTS, file), path.join(clone, "scripts", file));
  }
  put(
    "scripts/demo.ts",
    "const args: string[] = process.argv.slice(2); console.log('demo', ...args); process.exit(7);",
  );
  put("prisma/schema/main.prisma", "generator client {}");
  put("package.json", JSON.stringify({ dependencies: { one: "1.0.0" } }));
  put("package-lock.json", JSON.stringify(LOCK));
  put("npm.js", NPM);
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

function put(file: string, text: string): void {
  writeFileSync(path.join(clone, file), text);
}

const linesOf = (file: string) =>
  existsSync(path.join(clone, file))
    ? readFileSync(path.join(clone, file), "utf8").trim().split("\n")
    : [];

type Outcome = Readonly<{ code: number | null; text: string }>;

function bootstrap(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [path.join(clone, "scripts/bootstrap.mjs"), ...args], {
    env: {
      NODE_ENV: "test",
      PATH: process.env.PATH,
      npm_execpath: path.join(clone, "npm.js"),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (text += part));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, text })));
}

test("a fresh clone is made ready step by step, then the script runs with its arguments and gives its exit code", async () => {
  const { code, text } = await bootstrap(["demo", "--empty", "--port-base", "5600"]);
  expect(text.replaceAll(/\d+\.\d s/g, "N s")).toBe(
    "1/3 Installing 3 packages (first time, about a minute)… N s\n" +
      "2/3 Preparing the database client… N s\n" +
      "3/3 Generating the typed database client… N s\n" +
      "demo --empty --port-base 5600\n",
  );
  expect(code).toBe(7);
  expect(linesOf("npm-calls")).toEqual([
    "ci --include=dev --include=optional --no-audit --no-fund",
  ]);
});

test("making a clone ready starts no database: Prisma's configuration finds an address", async () => {
  await bootstrap(["demo"]);
  expect(linesOf("database")).toEqual(["postgresql://nobody@127.0.0.1:1/none"]);
});

test("a second start does nothing but run the script", async () => {
  await bootstrap(["demo"]);
  expect((await bootstrap(["demo"])).text).toBe("demo\n");
});

test("a changed lock file installs again, a changed schema only generates", async () => {
  await bootstrap(["demo"]);
  put("prisma/schema/main.prisma", "generator client { }");
  expect((await bootstrap(["demo"])).text).toMatch(/^1\/1 Generating/);
  expect(linesOf("npm-calls")).toHaveLength(1);
  put("package-lock.json", JSON.stringify({ ...LOCK, more: true }));
  expect((await bootstrap(["demo"])).text).toMatch(
    /^1\/2 Installing 3 packages \(they have changed/,
  );
  expect(linesOf("npm-calls")).toHaveLength(2);
});

test("what somebody has installed by hand is not installed again", async () => {
  await bootstrap(["demo"]);
  rmSync(path.join(clone, "node_modules/.bootstrap"));
  put("node_modules/.package-lock.json", JSON.stringify(INSTALLED));
  expect((await bootstrap(["demo"])).text).toMatch(/^1\/1 Generating/);
  expect(linesOf("npm-calls")).toHaveLength(1);
});

test("two commands at once install once", async () => {
  const outcomes = await Promise.all([bootstrap(["demo"]), bootstrap(["demo"])]);
  expect(outcomes.map(({ code }) => code)).toEqual([7, 7]);
  expect(linesOf("npm-calls")).toHaveLength(1);
  expect(linesOf("generated")).toEqual(["x"]);
});

test("the lock of a command that was killed is no hindrance", async () => {
  mkdirSync(path.join(clone, ".data"));
  put(".data/bootstrap.lock", "999999999");
  expect((await bootstrap(["demo"])).code).toBe(7);
});

test.each([
  [
    "npm error code ENOTFOUND registry.npmjs.org",
    /registry could not be reached. Check the network/,
  ],
  ["npm error ENOSPC: no space left on device", /is full: free some space/],
  ["npm error EACCES: permission denied", /cannot be written by this user/],
  ["npm error `npm ci` can only install packages when they are in sync", /run `npm install`/],
  ["npm error something else", /rm -rf node_modules[\s\S]*something else/],
])("npm's failure %j becomes a sentence that says what to do", async (failure, sentence) => {
  const { code, text } = await bootstrap(["demo"], { NPM_FAILS: failure });
  expect(code).toBe(1);
  expect(text).toMatch(sentence);
  expect(text).not.toMatch(/\n {4}at /);
});

test("an old Node is told apart before anything is done", async () => {
  const pretence =
    "data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'18.20.0'}})";
  const { code, text } = await bootstrap(["demo"], { NODE_OPTIONS: `--import=${pretence}` });
  expect(code).toBe(1);
  expect(text).toMatch(/Node 18\.20\.0 is too old: install Node 20 or later/);
  expect(linesOf("npm-calls")).toEqual([]);
});

test("when npm is killed, with a shell between npm and us, the script is ended", async () => {
  put(
    "scripts/demo.ts",
    "console.log('pid', process.pid); process.on('disconnect', () => {}); setInterval(() => {}, 1000);",
  );
  put(
    "parent.js",
    `require("node:child_process").spawn("sh", ["-c", "node scripts/bootstrap.mjs demo; true"], { stdio: "inherit" });`, // with a second command sh does not step aside
  );
  const npm = spawn(process.execPath, ["parent.js"], {
    cwd: clone,
    env: {
      NODE_ENV: "test",
      PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
      npm_execpath: path.join(clone, "npm.js"),
      npm_lifecycle_event: "demo",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pid = await new Promise<number>((resolve) => {
    npm.stdout.on("data", (part) => {
      const found = /pid (\d+)/.exec(String(part));
      if (found) resolve(Number(found[1]));
    });
  });
  npm.kill("SIGKILL");
  for (let i = 0; i < 100 && isAlive(pid); i += 1) await sleep(50);
  expect(isAlive(pid)).toBe(false);
}, 20_000);
