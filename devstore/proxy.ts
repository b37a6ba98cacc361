// Between the admin page's frame and the app: what Shopify's admin allows and a plain browser would not.
// Only three things change on the way: who may embed the page, where App Bridge comes from, and where the browser thinks it is.
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestOf,
  type Server,
  type ServerResponse,
} from "node:http";
import { connect } from "node:net";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { settings } from "./settings.ts";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";
/** What a page loads from there; an address that somebody typed into a form is left as it is. */
const FROM_CDN = /(\s(?:src|href)="|<)https:\/\/cdn\.shopify\.com\//g;
const ADMIN_APP = /^https:\/\/admin\.shopify\.com\/store\/([^/]+)\/apps\/[^/?#]+/;
const ANSWER_TIMEOUT_MS = 120_000;
/** Headers of one connection; node writes its own. */
const HOP_BY_HOP = new Set(["connection", "keep-alive", "transfer-encoding", "content-length"]);

export type ProxySettings = Readonly<{
  port: number;
  /** Where the web process listens, no slash at the end. */
  appOrigin: string;
  /** Where the dev store's admin page and app-bridge.js are, no slash at the end. */
  adminOrigin: string;
}>;

/** Starts the proxy; resolves when it listens. */
export async function startProxy(way = settingsOfThisProcess()): Promise<Server> {
  const server = createServer((request, response) => {
    pass(way, request, response).catch((error: NodeJS.ErrnoException) => {
      if (response.headersSent) response.destroy();
      else sayAppIsAway(way, response, error);
    });
  });
  server.on("upgrade", (request, socket, head) => {
    const app = new URL(way.appOrigin);
    const upstream = connect(Number(app.port || 80), app.hostname, () => {
      const lines = [`GET ${request.url} HTTP/1.1`];
      for (let i = 0; i < request.rawHeaders.length; i += 2)
        lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
      upstream.write(`${lines.join("\r\n")}\r\n\r\n`);
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const [one, other] of [
      [upstream, socket],
      [socket, upstream],
    ] as const)
      one.on("error", () => other.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(way.port, "127.0.0.1", resolve);
  });
  return server;
}

function settingsOfThisProcess(): ProxySettings {
  const { proxyPort, appOrigin, port } = settings;
  return { port: proxyPort, appOrigin, adminOrigin: `http://localhost:${port}` };
}

async function pass(way: ProxySettings, request: IncomingMessage, response: ServerResponse) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const upstream = requestOf(
      way.appOrigin + request.url,
      { method: request.method, headers: requestHeaders(way, request.headers) },
      resolve,
    );
    upstream.setTimeout(ANSWER_TIMEOUT_MS, () => upstream.destroy(new Error("no answer in time")));
    upstream.on("error", reject);
    response.on("close", () => upstream.destroy());
    request.pipe(upstream);
  });
  response.writeHead(answer.statusCode ?? 502, responseHeaders(way, answer, request));
  const isHtml = (answer.headers["content-type"] ?? "").includes("text/html");
  if (isHtml) await pipeline(answer, swapping(way.adminOrigin), response);
  else await pipeline(answer, response);
}

function requestHeaders(way: ProxySettings, headers: IncomingHttpHeaders) {
  const { host, "accept-encoding": _, connection: __, ...kept } = headers;
  return {
    ...kept,
    host: new URL(way.appOrigin).host,
    "accept-encoding": "identity", // the page is read on the way
    "x-forwarded-host": host,
    "x-forwarded-proto": "http",
  };
}

/** Header pairs as they came, repeated ones (cookies) included, save for what this proxy is there to change. */
function responseHeaders(
  way: ProxySettings,
  answer: IncomingMessage,
  request: IncomingMessage,
): string[] {
  const isHead = request.method === "HEAD";
  const isHtml = (answer.headers["content-type"] ?? "").includes("text/html");
  const headers: string[] = [];
  for (let i = 0; i < answer.rawHeaders.length; i += 2) {
    const name = answer.rawHeaders[i] ?? "";
    const value = answer.rawHeaders[i + 1] ?? "";
    const lower = name.toLowerCase();
    if (HOP_BY_HOP.has(lower) && (lower !== "content-length" || (isHtml && !isHead))) continue;
    const changed = changedHeader(way, lower, value, `http://${request.headers.host}`);
    if (changed !== "") headers.push(name, changed);
  }
  return headers;
}

function changedHeader(way: ProxySettings, name: string, value: string, origin: string) {
  if (name === "content-security-policy") return withoutFrameAncestors(value);
  if (name === "link") return swapAddresses(value, way.adminOrigin);
  if (name !== "location") return value;
  if (value.startsWith(way.appOrigin)) return origin + value.slice(way.appOrigin.length);
  return value.replace(ADMIN_APP, `${way.adminOrigin}/store/$1/apps/creator-ledger`);
}

/** The policy without its frame-ancestors directive: on a real shop that is Shopify's admin alone. */
function withoutFrameAncestors(policy: string): string {
  const directives = policy.split(";").map((each) => each.trim());
  return directives.filter((each) => each && !/^frame-ancestors\b/i.test(each)).join("; ");
}

/** App Bridge's address becomes the stand-in's; everything else of Shopify's CDN (fonts) becomes an empty file here. */
function swapAddresses(text: string, adminOrigin: string): string {
  return text
    .replaceAll(APP_BRIDGE, `${adminOrigin}/app-bridge.js`)
    .replace(FROM_CDN, `$1${adminOrigin}/cdn/`);
}

/** Swaps addresses in a stream of HTML; text after the last ">" waits for its end, so that no address is cut in two. */
function swapping(adminOrigin: string): Transform {
  const decoder = new TextDecoder();
  let waiting = "";
  return new Transform({
    transform(chunk: Buffer, _, done) {
      waiting += decoder.decode(chunk, { stream: true });
      const end = waiting.lastIndexOf(">") + 1;
      const ready = waiting.slice(0, end);
      waiting = waiting.slice(end);
      done(null, swapAddresses(ready, adminOrigin));
    },
    flush(done) {
      done(null, swapAddresses(waiting + decoder.decode(), adminOrigin));
    },
  });
}

function sayAppIsAway(way: ProxySettings, response: ServerResponse, error: Error) {
  response.writeHead(502, { "content-type": "text/html; charset=utf-8" }).end(`<!doctype html>
<html lang="en"><head><title>The app is away</title><meta name="viewport" content="width=device-width,initial-scale=1"></head>
<body style="font:14px/20px system-ui,sans-serif;padding:24px;color:#303030"><main><h1>The app is away</h1>
<p>Nothing answers at ${way.appOrigin} (${error.message.replaceAll("<", "&lt;")}). It may still be starting.</p>
<p><a href="">Try again</a></p></main></body></html>`);
}
