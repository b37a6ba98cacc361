// The embedded shell: navigation in Shopify's admin, and Shopify's thrown responses let through.
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, Link, Outlet, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import type { ReactNode } from "react";
import { authenticateAdmin } from "#app/shopify/app.server.ts";
import { RefusedPage } from "#app/ui/RefusedPage.tsx";

export const links = () => [{ rel: "stylesheet", href: polarisStyles }];

export const meta: MetaFunction = () => [{ title: "Creator Ledger" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticateAdmin(request);
  return null;
}

export default function App() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}

/** Our own refusals get a page with a way on; everything else is Shopify's (a redirect out of the frame, a new token). */
export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || !OUR_STATUSES.has(error.status)) return boundary.error(error);
  return (
    <Shell>
      <RefusedPage status={error.status} />
    </Shell>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

const OUR_STATUSES = new Set([404, 409, 413, 422]);

const Shell = ({ children }: { children: ReactNode }) => (
  <AppProvider isEmbeddedApp={false} apiKey="">
    <NavMenu>
      <Link to="/app" rel="home">
        Overview
      </Link>
      <Link to="/app/creators">Creators</Link>
      <Link to="/app/programs">Programs</Link>
      <Link to="/app/programs/offers">Offers</Link>
      <Link to="/app/orders">Orders</Link>
      <Link to="/app/payouts">Payouts</Link>
      <Link to="/app/analytics">Insights</Link>
      <Link to="/app/settings">Settings</Link>
    </NavMenu>
    <main>{children}</main>
  </AppProvider>
);
