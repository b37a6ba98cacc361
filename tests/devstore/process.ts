// A dev store as a process of its own, with an app that only takes webhooks, for tests over HTTP.
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Received = { headers: IncomingHttpHeaders; body: string };

export const KEY = "test-key";
export const SECRET = "test-secret";

/** Signs as Shopify does, independently of the dev store's own code. */
export function hmacOf(body: string): string {
  return createHmac("sha256", SECRET).update(body).digest("base64");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts an app that answers webhooks with `statusOf`, and a dev store that sends to it. */
export async function startDevStore(
  statusOf: (received: Received, count: number) => number,
  dataFolder = "",
) {
  const received: Received[] = [];
  const app = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const one = { headers: request.headers, body: Buffer.concat(chunks).toString() };
    received.push(one);
    response.statusCode = statusOf(one, received.length);
    response.end();
  }).listen(0);
  const [port, proxyPort, storefrontPort] = [await freePort(), await freePort(), await freePort()];
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, [resolve(import.meta.dirname, "../../devstore/main.ts")], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      DEV_STORE_PORT: String(port),
      DEV_STORE_PROXY_PORT: String(proxyPort),
      DEV_STORE_STOREFRONT_PORT: String(storefrontPort),
      DEV_STORE_APP_ORIGIN: `http://localhost:${(app.address() as AddressInfo).port}`,
      DEV_STORE_DATA: dataFolder,
      SHOPIFY_API_KEY: KEY,
      SHOPIFY_API_SECRET: SECRET,
    },
  });
  await until(() =>
    fetch(`${origin}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    ),
  );

  const send = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(origin + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const stop = async () => {
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await ended;
    app.close();
    app.closeAllConnections();
  };
  return { origin, received, send, stop };
}

/** Waits until something is so; throws after ten seconds. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if (await isSo()) return;
    await sleep(20);
  }
  throw new Error("It did not come about in ten seconds.");
}
