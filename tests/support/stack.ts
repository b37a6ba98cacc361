// A whole running product for one journey: a database of its own, dev store, web and worker on free ports.
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { localDatabaseUrl, signalPostgres, stopPostgres } from "../../prisma/postgres.ts";
import { buildPages } from "../../scripts/build.ts";
import { jobsLeft, whatIsLeft } from "../../scripts/digest.ts";
import {
  type Child,
  type ChildSpec,
  createSupervisor,
  type Supervisor,
  waitUntilHealthy,
} from "../../scripts/processes.ts";
import {
  appOrigin,
  freePorts,
  HEALTHY_MS,
  healthUrl,
  type Ports,
  type ServiceName,
  serviceSpecs,
  storeOrigin,
} from "../../scripts/services.ts";
import { createTestDatabase } from "./db.ts";
import { ensureTemplate } from "./template.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const POSTGRES = new URL("../../prisma/postgres.ts", import.meta.url);
const OWN_SERVER = path.join(ROOT, ".data/own-server");
/** For the watchdog, when the test runner is killed. */
const STOP_OWN_SERVER = [
  "-e",
  `import(${JSON.stringify(POSTGRES.href)}).then((m) => m.stopPostgres(${JSON.stringify(OWN_SERVER)}))`,
];
const DIGEST_MS = 60_000;
const RESTART_PAUSE_MS = 250;
/** Shopify's library answers 410 to what looks like a bot. */
export const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";
const SECRETS = { apiKey: "journey-key", apiSecret: "journey-secret" };

export type AppProcess = "web" | "worker";

export type Stack = Readonly<{
  ports: Ports;
  /** Origins without a slash at the end. */
  store: string;
  app: string;
  storefront: string;
  secrets: typeof SECRETS;
  databaseUrl: () => string;
  /** The dev store's control API: GET without a body, else POST; the parsed answer. Throws on any status but 2xx. */
  control: <T = unknown>(path: string, body?: unknown) => Promise<T>;
  /** A request of the app as the embedded page makes it: with a session token of the shop, given by handle ("demo"). */
  appFetch: (path: string, init?: RequestInit & { shop?: string }) => Promise<Response>;
  /** Ends a process as its supervisor would, and starts it again; done when it is healthy. */
  restart: (name: AppProcess | "database") => Promise<void>;
  /** Sends a signal to a process and does not start it again. */
  kill: (name: AppProcess | "database", signal: NodeJS.Signals) => Promise<void>;
  /** Waits until every webhook is delivered, every inbox event settled and every job done. */
  digested: (timeoutMs?: number) => Promise<void>;
  stop: () => Promise<void>;
}>;

/**
 * Starts a stack, with `ownServer` on a PostgreSQL of its own; `await stack.stop()` in afterAll. Logs are in
 * .data/logs/test-<worker>-*.log. Should the test runner be killed, the supervisor's watchdog ends the processes.
 */
export async function startStack(
  options: { env?: Record<string, string>; ownServer?: boolean } = {},
): Promise<Stack> {
  const supervisor = createSupervisor({ ownsProcess: false });
  await buildPages(supervisor);
  const database = options.ownServer ? await ownDatabase() : await createTestDatabase();
  const ports = await freePorts();
  const databaseName = new URL(database.url).pathname.slice(1);
  let url = database.url;
  supervisor.atEnd(database.drop, options.ownServer ? STOP_OWN_SERVER : undefined);
  const services = superviseServices(supervisor, ports, () =>
    serviceSpecs({
      ports,
      databaseUrl: url,
      secrets: SECRETS,
      storeData: null,
      logPrefix: `test-${process.env.VITEST_POOL_ID ?? "0"}-`,
      mode: "production",
      env: { LOG_LEVEL: "info", VITEST: undefined, ...options.env },
    }),
  );

  try {
    await Promise.all((["store", "web", "worker"] as const).map(services.start));
  } catch (error) {
    await supervisor.stopAll();
    throw error;
  }
  const store = storeOrigin(ports);
  return {
    ports,
    store,
    app: appOrigin(ports),
    storefront: `http://localhost:${ports.storefront}`,
    secrets: SECRETS,
    databaseUrl: () => url,
    control: (where, body) => askControl(store, where, body),
    appFetch: (where, init) => askApp({ store, app: appOrigin(ports), where, init: init ?? {} }),
    async restart(name) {
      if (name !== "database") return services.restart(name);
      const before = url;
      url = await localDatabaseUrl(databaseName, OWN_SERVER);
      if (url !== before) await Promise.all((["web", "worker"] as const).map(services.restart));
    },
    async kill(name, signal) {
      await (name === "database" ? killServer(signal) : services.kill(name, signal));
    },
    digested: (timeoutMs = DIGEST_MS) => waitForDigest(() => url, store, timeoutMs),
    stop: supervisor.stopAll,
  };
}

/** Starts again what ends unasked, as any machine does that runs the app; what was killed by `kill` stays away until `restart`. */
function superviseServices(
  supervisor: Supervisor,
  ports: Ports,
  specs: () => Readonly<Record<ServiceName, ChildSpec>>,
) {
  const children = new Map<ServiceName, Child>();
  const held = new Set<ServiceName>();
  const start = async (name: ServiceName): Promise<void> => {
    held.delete(name);
    const child = supervisor.start({ ...specs()[name], keepsLog: children.has(name) });
    children.set(name, child);
    void child.ended.then(async () => {
      await sleep(RESTART_PAUSE_MS);
      if (supervisor.isStopping() || held.has(name) || children.get(name) !== child) return;
      await start(name).catch(() => undefined); // it has ended again, and is started again for that
    });
    await waitUntilHealthy(child, healthUrl(name, ports), HEALTHY_MS);
  };
  return {
    start,
    async restart(name: ServiceName): Promise<void> {
      held.add(name);
      await children.get(name)?.stop();
      await start(name);
    },
    async kill(name: ServiceName, signal: NodeJS.Signals): Promise<void> {
      held.add(name);
      children.get(name)?.signal(signal);
      await children.get(name)?.ended;
    },
  };
}

async function askControl<T>(store: string, where: string, body: unknown): Promise<T> {
  const post = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const url = `${store}/control/${where.replace(/^\/?(control\/)?/, "")}`;
  const response = await fetch(url, body === undefined ? {} : post);
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  return (text ? JSON.parse(text) : null) as T;
}

async function askApp(
  given: Readonly<{
    store: string;
    app: string;
    where: string;
    init: RequestInit & { shop?: string };
  }>,
): Promise<Response> {
  const { shop = "demo", ...init } = given.init;
  const domain = shop.includes(".") ? shop : `${shop}.myshopify.com`;
  const { token } = await askControl<{ token: string }>(
    given.store,
    `session-token?shop=${domain}`,
    undefined,
  );
  const headers = new Headers(init.headers);
  headers.set("authorization", `Bearer ${token}`);
  headers.set("user-agent", USER_AGENT);
  return fetch(new URL(given.where, given.app), { redirect: "manual", ...init, headers });
}

/** A database on a server of its own, which may be killed without harm to anybody else's work. */
async function ownDatabase() {
  const server = new URL(await localDatabaseUrl("postgres", OWN_SERVER));
  await ensureTemplate(server.href);
  const { url } = await createTestDatabase(server.href);
  return { url, drop: () => stopPostgres(OWN_SERVER) };
}

async function killServer(signal: NodeJS.Signals): Promise<void> {
  signalPostgres(signal, OWN_SERVER);
  await sleep(200);
}

/** Twice in a row, because what settles one event may cause the next. */
async function waitForDigest(
  databaseUrl: () => string,
  store: string,
  timeoutMs: number,
): Promise<void> {
  let left = "";
  let quiet = 0;
  for (const until = Date.now() + timeoutMs; Date.now() < until; await sleep(100)) {
    try {
      const { deliveries, events, jobs, imports } = await whatIsLeft(databaseUrl(), store);
      left = `${deliveries} deliveries, ${events} inbox events, ${jobs} jobs, ${imports} imports`;
      quiet = deliveries + events + jobs + imports === 0 ? quiet + 1 : 0;
    } catch (error) {
      left = (error as Error).message; // the database may just be coming back
      quiet = 0;
    }
    if (quiet === 2) return;
  }
  const jobs = await jobsLeft(databaseUrl()).catch((error: Error) => [error.message]);
  const list = jobs.map((job) => `\n  ${JSON.stringify(job)}`).join("");
  throw new Error(`Not digested after ${timeoutMs / 1_000} s; left: ${left}.${list}`);
}
