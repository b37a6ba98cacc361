// Remix behind Fastify: built assets, then every other address to the request handler. In development Vite builds as it goes.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fastifyStatic from "@fastify/static";
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  installGlobals,
  type ServerBuild,
  writeReadableStreamToWritable,
} from "@remix-run/node";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { env } from "#app/platform/env.server.ts";
import { SAFE_HEADERS } from "#app/platform/refuse.server.ts";

type LoadBuild = () => Promise<ServerBuild>;

/** TRACE is left out: a Request cannot carry it. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

export async function registerPages(app: FastifyInstance): Promise<void> {
  installGlobals({ nativeFetch: true });
  const loadBuild = env.isProduction ? await serveBuilt(app) : await serveLive(app);
  const mode = env.isProduction ? "production" : "development";
  const handle = createRequestHandler(loadBuild, mode);
  await app.register(async (pages) => {
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser("*", (_request, payload, done) => done(null, payload)); // the stream goes on to Remix untouched
    pages.route({
      method: [...METHODS],
      url: "*",
      handler: (request, reply) => answer(request, reply, handle),
    });
  });
}

async function serveBuilt(app: FastifyInstance): Promise<LoadBuild> {
  const client = join(process.cwd(), "build/client");
  await app.register(fastifyStatic, {
    root: join(client, "assets"),
    prefix: "/assets/",
    immutable: true,
    maxAge: "365d",
    setHeaders: (reply) => void reply.headers(SAFE_HEADERS),
  });
  await app.register(fastifyStatic, {
    root: client,
    wildcard: false,
    decorateReply: false,
    setHeaders: (reply) => void reply.headers(SAFE_HEADERS),
  });
  const build: ServerBuild = await import(
    pathToFileURL(join(process.cwd(), "build/server/index.js")).href
  );
  return async () => build;
}

async function serveLive(app: FastifyInstance): Promise<LoadBuild> {
  const { createServer } = await import("vite");
  const vite = await createServer({
    server: { middlewareMode: true, hmr: { server: app.server } },
    appType: "custom",
  });
  app.addHook("onClose", () => vite.close());
  app.addHook("onRequest", (request, reply, done) => {
    if (!isViteAddress(request.url)) return done();
    vite.middlewares(request.raw, reply.raw, () => done());
  });
  return () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
}

const isViteAddress = (url: string): boolean =>
  /^\/(@|node_modules\/|app\/.*\.(tsx?|css)|__manifest)/.test(url);

type Handle = ReturnType<typeof createRequestHandler>;

async function answer(request: FastifyRequest, reply: FastifyReply, handle: Handle) {
  const response = await handle(toWebRequest(request, reply));
  reply.hijack();
  const { raw } = reply;
  raw.statusCode = response.status;
  for (const [name, value] of Object.entries(SAFE_HEADERS)) raw.setHeader(name, value);
  for (const [name, value] of response.headers) {
    if (name !== "set-cookie") raw.setHeader(name, value);
  }
  for (const cookie of response.headers.getSetCookie()) raw.appendHeader("set-cookie", cookie);
  if (response.body) await writeReadableStreamToWritable(response.body, raw);
  else raw.end();
}

/** The path and query that a request line asks for. Whatever host it names, in "http://other/…" or "//other/…", this is the app. */
const pathOf = (target: string): string =>
  `/${target.replace(/^https?:\/\/[^/?#]*/i, "").replace(/^\/+/, "")}`;

function toWebRequest(request: FastifyRequest, reply: FastifyReply): Request {
  const aborted = new AbortController();
  reply.raw.on("close", () => {
    if (!reply.raw.writableFinished) aborted.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const single of [value ?? []].flat()) headers.append(name, single);
  }
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  return new Request(`${env.appUrl}${pathOf(request.originalUrl)}`, {
    method: request.method,
    headers,
    signal: aborted.signal,
    ...(hasBody
      ? { body: createReadableStreamFromReadable(request.raw), duplex: "half" as const }
      : {}),
  });
}
