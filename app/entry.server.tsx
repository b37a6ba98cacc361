// Streaming render with Shopify's document headers, and handleError, without which a failing loader is silent in production.
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "#app/platform/log.server.ts";
import { shopify } from "#app/shopify/app.server.ts";

const RENDER_MS_MAX = 6_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
) {
  shopify.addDocumentResponseHeaders(request, headers);
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
          log.error({ error, path: new URL(request.url).pathname }, "page did not render");
        },
      },
    );
    setTimeout(abort, RENDER_MS_MAX).unref();
  });
}

/** What a loader or action threw that is no Response. The address alone is logged: its query holds tokens. */
export function handleError(error: unknown, { request }: { request: Request }) {
  if (request.signal.aborted) return;
  log.error({ error, path: pathWithoutSecrets(request.url) }, "request failed");
}

/** The path of an address; the token of an earnings link is left out. */
const pathWithoutSecrets = (url: string): string =>
  new URL(url).pathname.replace(/^\/e\/.+/, "/e/[token]");
