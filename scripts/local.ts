// The whole product on this machine, for `npm run demo` and `npm run dev`: database, stand-in shop, web and worker.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { isPostgresRunning } from "../prisma/postgres.ts";
import { buildPages } from "./build.ts";
import { migrateDatabase, recreateDatabase, startDatabase, useDatabase } from "./database.ts";
import { Advice, isAlive, type Supervisor } from "./processes.ts";
import { refuseArguments, type Steps } from "./progress.ts";
import {
  appOrigin,
  checkoutSecrets,
  healthUrl,
  keepRunning,
  type Ports,
  portsFrom,
  type Service,
  type ServiceName,
  serviceSpecs,
  storeOrigin,
} from "./services.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
export const STORE_DATA = path.join(ROOT, ".data/devstore");
const LOCK = path.join(ROOT, ".data/demo.lock");
const DATABASE_CHECK_MS = 1_000;
const DEFAULT_PORT = 4600;

export type LocalOptions = Readonly<{
  isEmpty: boolean;
  isFresh: boolean;
  portBase: number;
  wantsHelp: boolean;
}>;

/** Reads the options of `demo` and `dev`; fails with advice about any other. */
export function parseOptions(args: readonly string[], usage: string): LocalOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        empty: { type: "boolean", default: false },
        fresh: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        "port-base": { type: "string", default: String(DEFAULT_PORT) },
      },
    });
    const portBase = Number(values["port-base"]);
    if (!/^\d+$/.test(values["port-base"]) || portBase < 1024 || portBase > 65_000) {
      throw new TypeError(`--port-base takes a number from 1024 to 65000`);
    }
    return {
      isEmpty: values.empty,
      isFresh: values.fresh,
      portBase,
      wantsHelp: values.help,
    };
  } catch (error) {
    return refuseArguments(error, usage);
  }
}

export type Addresses = Readonly<{
  admin: string;
  app: string;
  storefront: string;
  control: string;
  earnings: string | null;
}>;

/** Where to find what, once it runs. */
export function addressesOf(ports: Ports): Addresses {
  return {
    admin: `${storeOrigin(ports)}/store/demo/apps/creator-ledger`,
    app: appOrigin(ports),
    storefront: `http://localhost:${ports.storefront}`,
    control: `${storeOrigin(ports)}/control`,
    earnings: null,
  };
}

export const LOCAL_STEPS = 4;

export type Local = Readonly<{
  ports: Ports;
  /** The database's address now; the local server changes it when it had to be started again. */
  databaseUrl: () => string;
}>;

/** Starts everything in four steps and keeps it running until the supervisor stops. */
export async function startLocal(
  given: Readonly<{
    supervisor: Supervisor;
    steps: Steps;
    options: LocalOptions;
    mode: "production" | "development";
    giveUp: (error: Error) => void;
  }>,
): Promise<Local> {
  const { supervisor, steps, options, mode } = given;
  lockCheckout(supervisor, options.portBase);
  const ports = await portsFrom(options.portBase);
  const secrets = checkoutSecrets();
  let url = await steps.step("Database", () => useDatabase(supervisor));
  await steps.step(options.isFresh ? "New data, tables" : "Tables", async () => {
    if (options.isFresh) {
      rmSync(STORE_DATA, { recursive: true, force: true });
      await recreateDatabase(url);
    }
    await migrateDatabase(supervisor, url);
  });
  if (mode === "production") await steps.step("Pages", () => buildPages(supervisor));
  const start = (name: ServiceName) =>
    keepRunning(supervisor, {
      spec: () =>
        serviceSpecs({
          ports,
          databaseUrl: url,
          secrets,
          storeData: STORE_DATA,
          logPrefix: "",
          mode,
        })[name],
      healthUrl: healthUrl(name, ports),
      tell,
      giveUp: given.giveUp,
    });
  const [, ...users] = await steps.step("Stand-in shop, web and worker", () =>
    Promise.all((["store", "web", "worker"] as const).map(start)),
  );
  keepDatabase({
    supervisor,
    users,
    current: () => url,
    moved: (to) => {
      url = to;
    },
  });
  return { ports, databaseUrl: () => url };
}

export const tell = (sentence: string): void => void process.stdout.write(`\n${sentence}\n`);

/** The local server, killed, is started again; should its port be taken meanwhile, whoever used it gets the new address. */
function keepDatabase(
  given: Readonly<{
    supervisor: Supervisor;
    users: readonly Service[];
    current: () => string;
    moved: (url: string) => void;
  }>,
): void {
  if (process.env.DATABASE_URL) return;
  const check = async () => {
    if (await isPostgresRunning()) return;
    if (given.supervisor.isStopping()) return;
    tell("The database ended; it is started again.");
    const url = await startDatabase();
    if (url === given.current()) return;
    given.moved(url);
    await Promise.all(given.users.map((service) => service.restart()));
  };
  const loop = async () => {
    while (!given.supervisor.isStopping()) {
      await check().catch((error: Error) => {
        if (!given.supervisor.isStopping()) tell(error.message);
      });
      await new Promise((resolve) => setTimeout(resolve, DATABASE_CHECK_MS).unref());
    }
  };
  void loop();
}

/** One demo or dev command a checkout: a second one would share its data. */
function lockCheckout(supervisor: Supervisor, portBase: number): void {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  const mine = `${process.pid} ${portBase}`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(LOCK, mine, { flag: "wx" });
      supervisor.atEnd(async () => rmSync(LOCK, { force: true }));
      return;
    } catch {
      const [pid, port] = readLock();
      if (pid && isAlive(pid)) {
        throw new Advice(
          `It runs already in this checkout: process ${pid}, http://localhost:${port}/store/demo/apps/creator-ledger. Stop that one first.`,
        );
      }
      rmSync(LOCK, { force: true });
    }
  }
}

function readLock(): (number | undefined)[] {
  return existsSync(LOCK) ? readFileSync(LOCK, "utf8").split(" ").map(Number) : [];
}
