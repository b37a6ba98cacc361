// The dev store beside a database test: its own process, and this process's calls to Shopify sent there.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const ROOT = path.resolve(import.meta.dirname, "../..");
const START_MS_MAX = 30_000;
const DOMAIN = "demo.myshopify.com";

export type Store = Readonly<{
  domain: string;
  control: <T>(where: string, body?: unknown) => Promise<T>;
  stop: () => Promise<void>;
}>;

/** Starts a dev store with the shop demo, and installs the app there: its access token lies in the session table. After useTestDatabase(). */
export async function startStore(): Promise<Store> {
  const [port = 0, proxy = 0, storefront = 0] = await Promise.all([1, 2, 3].map(freePort));
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["devstore/main.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      DEV_STORE_PORT: String(port),
      DEV_STORE_PROXY_PORT: String(proxy),
      DEV_STORE_STOREFRONT_PORT: String(storefront),
      DEV_STORE_APP_ORIGIN: "http://localhost:9",
      DEV_STORE_DATA: "",
    },
  });
  try {
    await untilHealthy(origin);
    process.env.DEV_STORE_ORIGIN = origin;
    await import(pathToFileURL(path.join(ROOT, "devstore/preload.mjs")).href);
    const control = <T>(where: string, body?: unknown) => askControl<T>(origin, where, body);
    await install(control);
    return { domain: DOMAIN, control, stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

async function install(control: Store["control"]): Promise<void> {
  const { token } = await control<{ token: string }>(`session-token?shop=${DOMAIN}`);
  const answer = await fetch(`https://${DOMAIN}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: process.env.SHOPIFY_API_KEY,
      client_secret: process.env.SHOPIFY_API_SECRET,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: token,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
  });
  const granted = (await answer.json()) as {
    access_token: string;
    scope: string;
    refresh_token: string;
  };
  const { db } = await import("#app/platform/db.server.ts");
  const inAnHour = new Date(Date.now() + 3_600_000);
  await db.session.create({
    data: {
      id: `offline_${DOMAIN}`,
      shop: DOMAIN,
      state: "",
      isOnline: false,
      scope: granted.scope,
      accessToken: granted.access_token,
      expires: inAnHour,
      refreshToken: granted.refresh_token,
      refreshTokenExpires: inAnHour,
    },
  });
}

async function untilHealthy(origin: string): Promise<void> {
  for (const untilMs = Date.now() + START_MS_MAX; Date.now() < untilMs; await sleep(50)) {
    const isUp = await fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
  }
  throw new Error("The dev store did not start");
}

async function askControl<T>(origin: string, where: string, body: unknown): Promise<T> {
  const post = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`${origin}/control/${where}`, body === undefined ? {} : post);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${where} answered ${answer.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => found(port));
    });
  });
}
