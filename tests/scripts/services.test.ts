// Ports, options and restarts of the processes of a demo.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { addressesOf, parseOptions } from "../../scripts/local.ts";
import { type ChildSpec, createSupervisor } from "../../scripts/processes.ts";
import {
  freePorts,
  keepRunning,
  portsFrom,
  serviceSpecs,
  WORKER_HEAP,
} from "../../scripts/services.ts";

const folder = mkdtempSync(path.join(tmpdir(), "services-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function occupy(port: number, host: string): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(port, host, () => resolve(server));
  });
}

test.each(["127.0.0.1", "::1", "0.0.0.0"])(
  "a port taken on %s is named in a sentence that says how to choose others",
  async (host) => {
    const { store: base } = await freePorts();
    const other = await occupy(base + 3, host);
    // The programs of other tests may take one of the five before it.
    const ports = [0, 1, 2, 3].map((n) => base + n).join("|");
    await expect(portsFrom(base)).rejects.toThrow(
      new RegExp(
        `^Port (${ports}) is taken by another program: end that one, or choose other ports with \`--port-base ${base + 100}\`\\.$`,
      ),
    );
    other.close();
  },
);

test("the worker's memory is bounded the same way in a demo, by npm run worker and in a container", () => {
  const text = (file: string) => readFileSync(path.resolve(file), "utf8");
  expect(text("package.json")).toContain(`"worker": "node ${WORKER_HEAP.join(" ")} --import`);
  const quoted = WORKER_HEAP.map((flag) => `"${flag}"`).join(", ");
  expect(text("compose.yaml")).toContain(`["node", ${quoted}, "app/worker.server.ts"]`);
});

test("the ports of a demo are the five from its base up", async () => {
  const { store: base } = await freePorts();
  expect(await portsFrom(base)).toEqual({
    store: base,
    web: base + 1,
    proxy: base + 2,
    storefront: base + 3,
    worker: base + 4,
  });
});

test("the addresses that demo.json holds", () => {
  const ports = { store: 4600, web: 4601, proxy: 4602, storefront: 4603, worker: 4604 };
  expect(addressesOf(ports)).toEqual({
    admin: "http://localhost:4600/store/demo/apps/creator-ledger",
    app: "http://localhost:4601",
    storefront: "http://localhost:4603",
    control: "http://localhost:4600/control",
    earnings: null,
  });
});

test("options are read, and what is none of them is refused in a sentence with the usage", () => {
  expect(parseOptions(["--empty", "--port-base", "5600"], "Usage")).toEqual({
    isEmpty: true,
    isFresh: false,
    portBase: 5600,
    wantsHelp: false,
  });
  expect(() => parseOptions(["--emtpy"], "Usage: …")).toThrow(
    /^Unknown option '--emtpy'[\s\S]*Usage: …/,
  );
  for (const port of ["0", "80", "65535", "many", "5600.5"]) {
    expect(() => parseOptions(["--port-base", port], "Usage")).toThrow(
      /^--port-base takes a number from 1024 to 65000\./,
    );
  }
});

test("only the app is told of the database, and each process of its own ports", () => {
  const ports = { store: 1, web: 2, proxy: 3, storefront: 4, worker: 5 };
  const { store, web, worker } = serviceSpecs({
    ports,
    databaseUrl: "postgresql://localhost/app",
    secrets: { apiKey: "key", apiSecret: "secret" },
    storeData: null,
    logPrefix: "",
    mode: "production",
    env: { DATABASE_URL: undefined },
  });
  expect(store.env?.DATABASE_URL).toBeUndefined();
  expect(store.env).toMatchObject({
    DEV_STORE_PORT: "1",
    DEV_STORE_APP_ORIGIN: "http://localhost:2",
  });
  expect(web.env).toMatchObject({
    DATABASE_URL: "postgresql://localhost/app",
    PORT: "2",
    SHOPIFY_APP_URL: "http://localhost:2",
    DEV_STORE_ORIGIN: "http://localhost:1",
    NODE_ENV: "production",
  });
  expect(worker.env).toMatchObject({ WORKER_PORT: "5", SHOPIFY_API_SECRET: "secret" });
});

const answering = (port: number): ChildSpec => ({
  name: "web",
  args: [
    "-e",
    `require("node:http").createServer((_, r) => r.end(String(process.pid))).listen(${port}, "localhost")`,
  ],
  env: process.env,
  logFile: path.join(folder, "web.log"),
});

async function whoAnswers(url: string): Promise<string> {
  for (let i = 0; i < 200; i += 1, await sleep(50)) {
    const text = await fetch(url).then(
      (response) => response.text(),
      () => null,
    );
    if (text) return text;
  }
  throw new Error("Nobody answered");
}

test("a service that is killed is started again; one that keeps ending is given up with the reason", async () => {
  const supervisor = createSupervisor({ ownsProcess: false });
  const { web } = await freePorts();
  const url = `http://localhost:${web}/`;
  const told: string[] = [];
  let spec = answering(web);
  const givenUp = Promise.withResolvers<Error>();
  const service = await keepRunning(supervisor, {
    spec: () => spec,
    healthUrl: url,
    tell: (sentence) => told.push(sentence),
    giveUp: givenUp.resolve,
  });
  const first = await whoAnswers(url);
  service.child().signal("SIGKILL");
  await service.child().ended;
  const second = await whoAnswers(url);
  expect(second).not.toBe(first);
  expect(told).toEqual(["web ended by SIGKILL; it is started again."]);

  await service.restart();
  expect(await whoAnswers(url)).not.toBe(second);
  expect(told).toHaveLength(1); // asked for, so nothing to tell

  spec = { ...spec, args: ["-e", "process.exit(9)"] };
  service.child().signal("SIGKILL");
  expect((await givenUp.promise).message).toMatch(/^web stopped with code 9/);
  await supervisor.stopAll();
}, 30_000);
