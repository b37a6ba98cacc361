// The three processes of a running product beside the database: the stand-in shop, the web process and the worker.

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  Advice,
  type Child,
  type ChildSpec,
  type Environment,
  failureOf,
  type Supervisor,
  waitUntilHealthy,
} from "./processes.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const RESTARTS_PER_MINUTE = 5;
const RESTART_PAUSE_MS = 250;
export const HEALTHY_MS = 60_000;
/** What keeps the worker small; why is in docs/decisions/0010. `npm run worker` and compose.yaml say the same. */
export const WORKER_HEAP = [
  "--max-semi-space-size=4",
  "--heap-growing-percent=50",
  "--no-allocation-site-pretenuring",
];

export type Ports = Readonly<{
  store: number;
  web: number;
  proxy: number;
  storefront: number;
  worker: number;
}>;

export type ServiceName = "store" | "web" | "worker";

export type ServiceOptions = Readonly<{
  ports: Ports;
  databaseUrl: string;
  secrets: Secrets;
  /** Folder of the dev store's snapshot; null keeps its state in memory. */
  storeData: string | null;
  /** Beginning of the log files' names below .data/logs. */
  logPrefix: string;
  mode: "production" | "development";
  env?: Environment;
}>;

export type Secrets = Readonly<{ apiKey: string; apiSecret: string }>;

/** How to start each service. In development the worker and the dev store start again when a file of theirs changes. */
export function serviceSpecs(options: ServiceOptions): Readonly<Record<ServiceName, ChildSpec>> {
  const { ports, secrets } = options;
  const watch = options.mode === "development" ? ["--watch", "--watch-preserve-output"] : [];
  const common = {
    ...process.env,
    ...options.env,
    NODE_ENV: options.mode,
    SHOPIFY_API_KEY: secrets.apiKey,
    SHOPIFY_API_SECRET: secrets.apiSecret,
  };
  const app = {
    ...common,
    DATABASE_URL: options.databaseUrl,
    SHOPIFY_APP_URL: appOrigin(ports),
    DEV_STORE_ORIGIN: storeOrigin(ports),
    HOST: "localhost",
  };
  const store = {
    ...common,
    DEV_STORE_PORT: String(ports.store),
    DEV_STORE_PROXY_PORT: String(ports.proxy),
    DEV_STORE_STOREFRONT_PORT: String(ports.storefront),
    DEV_STORE_APP_ORIGIN: appOrigin(ports),
    ...(options.storeData === null ? {} : { DEV_STORE_DATA: options.storeData }),
  };
  const asApp = ["--import", "./devstore/preload.mjs"];
  const rest = options.mode === "development" ? { shows: "named" as const } : {};
  const logFile = (name: string) => path.join(ROOT, `.data/logs/${options.logPrefix}${name}.log`);
  return {
    store: {
      name: "dev store",
      args: [...watch, "devstore/main.ts"],
      env: store,
      logFile: logFile("store"),
      ...rest,
    },
    web: {
      name: "web",
      args: [...asApp, "app/server.ts"],
      env: { ...app, PORT: String(ports.web) },
      logFile: logFile("web"),
      ...rest,
    },
    worker: {
      name: "worker",
      // A small nursery, collected before the rest has grown by half, keeps the memory of imports under 200 MB.
      args: [...watch, ...WORKER_HEAP, ...asApp, "app/worker.server.ts"],
      env: { ...app, WORKER_PORT: String(ports.worker) },
      logFile: logFile("worker"),
      ...rest,
    },
  };
}

/** Where each service says that it is ready. */
export function healthUrl(name: ServiceName, ports: Ports): string {
  return {
    store: `${storeOrigin(ports)}/healthz`,
    web: `${appOrigin(ports)}/readyz`,
    worker: `http://localhost:${ports.worker}/healthz`,
  }[name];
}

export const storeOrigin = (ports: Ports): string => `http://localhost:${ports.store}`;
export const appOrigin = (ports: Ports): string => `http://localhost:${ports.web}`;

export type Service = Readonly<{
  child: () => Child;
  /** Ends it, if it runs, and starts it as its specification now says; done when it is healthy. */
  restart: () => Promise<void>;
}>;

/**
 * Starts a service, and starts it again whenever it ends unasked, as a supervisor in production would. Fails when it is not healthy at
 * first; when it ends too often later, `giveUp` gets the advice.
 */
export async function keepRunning(
  supervisor: Supervisor,
  options: Readonly<{
    spec: () => ChildSpec;
    healthUrl: string;
    tell: (sentence: string) => void;
    giveUp: (error: Error) => void;
  }>,
): Promise<Service> {
  let child = supervisor.start(options.spec());
  await waitUntilHealthy(child, options.healthUrl, HEALTHY_MS);
  let asked: Promise<void> | null = null;
  let ends: number[] = [];
  const watch = async () => {
    while (true) {
      const watched = child;
      const how = await watched.ended;
      if (supervisor.isStopping()) return;
      if (asked) {
        await asked;
        continue;
      }
      ends = [...ends.filter((at) => performance.now() - at < 60_000), performance.now()];
      if (ends.length > RESTARTS_PER_MINUTE) throw await failureOf(watched);
      options.tell(`${watched.name} ended ${how}; it is started again.`);
      await sleep(RESTART_PAUSE_MS * (ends.length - 1));
      child = supervisor.start({ ...options.spec(), keepsLog: true });
    }
  };
  void watch().catch((error: Error) => {
    if (!supervisor.isStopping()) options.giveUp(error);
  });
  return {
    child: () => child,
    async restart() {
      asked = (async () => {
        await child.stop();
        child = supervisor.start({ ...options.spec(), keepsLog: true });
        await waitUntilHealthy(child, options.healthUrl, HEALTHY_MS);
      })();
      await asked.finally(() => {
        asked = null;
      });
    },
  };
}

/** Five ports from `base` on; fails with advice that names the first one that another program has. */
export async function portsFrom(base: number): Promise<Ports> {
  for (let port = base; port < base + 5; port += 1) {
    if (!(await isFree(port))) {
      throw new Advice(
        `Port ${port} is taken by another program: end that one, or choose other ports with \`--port-base ${base + 100}\`.`,
      );
    }
  }
  return {
    store: base,
    web: base + 1,
    proxy: base + 2,
    storefront: base + 3,
    worker: base + 4,
  };
}

/** Ports that nobody uses now, for tests. */
export async function freePorts(): Promise<Ports> {
  const probes = await Promise.all(Array.from({ length: 5 }, () => listen(0, "127.0.0.1")));
  const [store, web, proxy, storefront, worker] = probes.map(({ port }) => port);
  await Promise.all(probes.map(({ close }) => close()));
  return { store, web, proxy, storefront, worker } as Ports;
}

/** Asked on each loopback address and on all addresses, because a program on one of them is no hindrance to the others everywhere. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ["127.0.0.1", "::1", undefined]) {
    try {
      await (await listen(port, host)).close();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EADDRINUSE" || code === "EACCES") return false;
    }
  }
  return true;
}

function listen(port: number, host: string | undefined) {
  return new Promise<{ port: number; close: () => Promise<void> }>((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      const address = server.address();
      resolve({
        port: typeof address === "object" && address ? address.port : port,
        close: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}

/** This checkout's own key and secret, the same at each start, so that sessions of the day before go on working. */
export function checkoutSecrets(): Secrets {
  const file = path.join(ROOT, ".data/demo.secrets.json");
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    const secrets = {
      apiKey: randomBytes(16).toString("hex"),
      apiSecret: randomBytes(32).toString("hex"),
    };
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}
