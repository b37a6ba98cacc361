// Whatever way a command ends, nothing that it started stays behind. The command here is a small script that starts two children, one of
// which has a child of its own and one of which ignores SIGTERM.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { createSupervisor, isAlive, runToEnd, waitUntilHealthy } from "../../scripts/processes.ts";

const folder = mkdtempSync(path.join(tmpdir(), "processes-"));
const PROCESSES = path.resolve(import.meta.dirname, "../../scripts/processes.ts");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WAITS = "setInterval(() => {}, 1000);";
const PARENT_OF_ONE = `
  const { spawn } = require("node:child_process");
  const child = spawn(process.execPath, ["-e", ${JSON.stringify(WAITS)}], { stdio: "ignore" });
  require("node:fs").writeFileSync(process.env.PIDS + ".grandchild", String(child.pid));
  ${WAITS}`;
const STUBBORN = `
  process.on("SIGTERM", () => {});
  require("node:fs").writeFileSync(process.env.PIDS + ".stubborn", String(process.pid));
  ${WAITS}`;

const COMMAND = `
  import { writeFileSync } from "node:fs";
  import { createSupervisor } from ${JSON.stringify(PROCESSES)};
  const supervisor = createSupervisor({ ownsProcess: true });
  const pids = process.env.PIDS;
  const start = (name, code) =>
    supervisor.start({ name, args: ["-e", code], env: process.env, logFile: pids + "." + name + ".log" }).pid;
  const started = [start("family", ${JSON.stringify(PARENT_OF_ONE)}), start("stubborn", ${JSON.stringify(STUBBORN)})];
  supervisor.atEnd(async () => writeFileSync(pids + ".end", "by itself"), [
    "-e", "require('node:fs').writeFileSync(" + JSON.stringify(pids + ".end") + ", 'by the watchdog')",
  ]);
  writeFileSync(pids, started.join(" "));
  process.on("SIGUSR2", () => { throw new Error("a bug"); });
  setInterval(() => {}, 1000);
`;

type Started = Readonly<{ command: ChildProcess; pids: number[]; files: string }>;

let number = 0;

async function startCommand(): Promise<Started> {
  number += 1;
  const files = path.join(folder, `run-${number}`);
  const script = `${files}.mjs`;
  writeFileSync(script, COMMAND);
  const command = spawn(process.execPath, [script], {
    env: { ...process.env, PIDS: files },
    stdio: "ignore",
  });
  const ready = [files, `${files}.grandchild`, `${files}.stubborn`];
  await until(() => ready.every((file) => existsSync(file) && readFileSync(file, "utf8") !== ""));
  const pids = [files, `${files}.grandchild`].flatMap((file) =>
    readFileSync(file, "utf8").split(" ").map(Number),
  );
  expect(pids.filter(isAlive)).toHaveLength(3);
  return { command, pids, files };
}

async function until(isSo: () => boolean, timeoutMs = 10_000): Promise<void> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(20)) if (isSo()) return;
  throw new Error("It did not come to be in time");
}

const exitCode = (command: ChildProcess) =>
  new Promise<number | null>((resolve) => command.once("exit", resolve));

test.concurrent.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)(
  "after %s nothing is left, and the exit code is %i",
  async (signal, code) => {
    const { command, pids, files } = await startCommand();
    const exited = exitCode(command);
    command.kill(signal);
    command.kill(signal); // Ctrl-C reaches a command twice: from the terminal and from npm
    expect(await exited).toBe(code);
    await until(() => pids.every((pid) => !isAlive(pid)));
    expect(readFileSync(`${files}.end`, "utf8")).toBe("by itself");
  },
  20_000,
);

test.concurrent("after kill -9 nothing is left, and the last work is done by the watchdog", async () => {
  const { command, pids, files } = await startCommand();
  command.kill("SIGKILL");
  await until(() => pids.every((pid) => !isAlive(pid)));
  await until(() => existsSync(`${files}.end`));
  expect(readFileSync(`${files}.end`, "utf8")).toBe("by the watchdog");
}, 20_000);

test.concurrent("after a crash nothing is left, and the exit code is 1", async () => {
  const { command, pids } = await startCommand();
  const exited = exitCode(command);
  command.kill("SIGUSR2");
  expect(await exited).toBe(1);
  await until(() => pids.every((pid) => !isAlive(pid)));
}, 20_000);

test("a child that ends too early is reported with the end of its log", async () => {
  const supervisor = createSupervisor({ ownsProcess: false });
  const child = supervisor.start({
    name: "web",
    args: ["-e", "console.error('no such setting'); process.exit(3)"],
    env: process.env,
    logFile: path.join(folder, "early.log"),
  });
  await expect(waitUntilHealthy(child, "http://localhost:1/", 5_000)).rejects.toThrow(
    /^web stopped with code 3\. [\s\S]*no such setting/,
  );
  await supervisor.stopAll();
});

test("a command that is run to its end fails unless its exit code is 0", async () => {
  const supervisor = createSupervisor({ ownsProcess: false });
  const spec = (code: number) => ({
    name: "build",
    args: ["-e", `process.exit(${code})`],
    env: process.env,
    logFile: path.join(folder, "end.log"),
  });
  await runToEnd(supervisor, spec(0));
  await expect(runToEnd(supervisor, spec(2))).rejects.toThrow("build stopped with code 2");
  await supervisor.stopAll();
});
