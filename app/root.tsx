// The document. Shopify's App Bridge comes first in the head of embedded pages; a page that says `handle = { script: false }` gets none.
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { env } from "#app/platform/env.server.ts";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

export const loader = () => ({ apiKey: env.apiKey });

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const isScripted = useMatches().every(({ handle }) => !isScriptless(handle));
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        {isScripted && data && <script src={APP_BRIDGE} data-api-key={data.apiKey} />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {isScripted && <ScrollRestoration />}
        {isScripted && <Scripts />}
      </body>
    </html>
  );
}

export default function Document() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main>
      <h1>{isMissing ? "This page does not exist" : "Something went wrong"}</h1>
      <p>
        {isMissing
          ? "Check the address, or open Creator Ledger from your Shopify admin."
          : "Nothing was changed. Load the page again; if it stays, contact support."}
      </p>
    </main>
  );
}

const isScriptless = (handle: unknown): boolean =>
  typeof handle === "object" && handle !== null && "script" in handle && handle.script === false;
