import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const PRELOAD = join(import.meta.dirname, "../../devstore/preload.mjs");

/** Runs a script under the preload, against a server that answers with what it was sent. */
async function underPreload(script: string): Promise<unknown> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { method, url, headers } = request;
    const body = Buffer.concat(chunks).toString();
    const { "x-dev-store-shop": shop, "x-own": own, host } = headers;
    response.end(JSON.stringify({ method, url, shop, own, host, body }));
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", PRELOAD, "--input-type=module", "-e", script],
      { env: { ...process.env, DEV_STORE_ORIGIN: origin } },
    );
    return JSON.parse(stdout);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const HOST = expect.stringMatching(/^127\.0\.0\.1:\d+$/);

test("a call of a shop reaches the dev store with method, headers, body and the shop's name", async () => {
  const answer = await underPreload(`
    const answer = await fetch("https://demo.myshopify.com/admin/x?y=1", { method: "POST", headers: { "x-own": "1" }, body: "hello" });
    console.log(await answer.text());`);
  expect(answer).toEqual({
    ...{ method: "POST", url: "/admin/x?y=1", shop: "demo.myshopify.com" },
    ...{ own: "1", host: HOST, body: "hello" },
  });
});

test("what Shopify leaves at Google's storage is fetched from the dev store, part and all", async () => {
  const answer = await underPreload(`
    const answer = await fetch("https://storage.googleapis.com/bulk/1.jsonl?signature=s", { headers: { "x-own": "4" } });
    console.log(await answer.text());`);
  expect(answer).toMatchObject({ method: "GET", url: "/bulk/1.jsonl?signature=s", own: "4" });
});

test("a Request is sent with its own body, and the options beside it win", async () => {
  const answer = await underPreload(`
    const request = new Request("https://demo.myshopify.com/a", { method: "PUT", headers: { "x-own": "1" }, body: "own" });
    const answer = await fetch(request, { headers: { "x-own": "2" } });
    console.log(await answer.text());`);
  expect(answer).toMatchObject({ method: "PUT", url: "/a", own: "2", body: "own" });
});

test("localhost is left alone, anything further away is refused at once, and fetch stays replaced", async () => {
  const answer = await underPreload(`
    globalThis.fetch = () => { throw new Error("replaced"); };
    const local = await (await fetch(process.env.DEV_STORE_ORIGIN + "/b", { headers: { "x-own": "3" } })).json();
    const error = await fetch("https://example.com/").catch((error) => error.message);
    console.log(JSON.stringify({ shop: local.shop ?? null, own: local.own, error }));`);
  expect(answer).toEqual({
    shop: null,
    own: "3",
    error: "fetch of https://example.com refused: beside the dev store only localhost is reached",
  });
});
