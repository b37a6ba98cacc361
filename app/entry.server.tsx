// Streaming render with Shopify's document headers, and handleError, without which a failing loader is silent in production.
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "#app/platform/log.server.ts";
import { shopify } from "#app/shopify/app.server.ts";

const RENDER_MS_MAX = 6_000;
const PATH_LENGTH_MAX = 200;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
) {
  // An embedded page names who may frame it; any other keeps the policy it has, whatever shop its address names.
  if (isEmbedded(request.url)) shopify.addDocumentResponseHeaders(request, headers);
  headers.set("content-type", "text/html; charset=utf-8");
  return new Promise<Response>((resolve, reject) => {
    let code = status;
    const ready = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} />,
      {
        [ready]() {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          code = 500;
          log.error({ error, path: pathWithoutSecrets(request.url) }, "page did not render");
        },
      },
    );
    setTimeout(abort, RENDER_MS_MAX).unref();
  });
}

/** What a loader or action threw that is no Response. The address alone is logged: its query holds tokens. */
export function handleError(error: unknown, { request }: { request: Request }) {
  if (request.signal.aborted || isRouteErrorResponse(error)) return; // gone, or an address that has no page
  log.error({ error, path: pathWithoutSecrets(request.url) }, "request failed");
}

/** The path of an address; the token of an earnings link is left out. */
const pathWithoutSecrets = (url: string): string =>
  new URL(url).pathname.replace(/^\/e\/.+/, "/e/[token]").slice(0, PATH_LENGTH_MAX);

const isEmbedded = (url: string): boolean => /^\/(app|auth)(\/|$)/.test(new URL(url).pathname);
