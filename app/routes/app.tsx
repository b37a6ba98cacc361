// The embedded shell: navigation in Shopify's admin, and Shopify's thrown responses let through.
import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { shopify } from "#app/shopify/app.server.ts";

export const links = () => [{ rel: "stylesheet", href: polarisStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  await shopify.authenticate.admin(request);
  return null;
}

export default function App() {
  return (
    <AppProvider isEmbeddedApp={false} apiKey="">
      <NavMenu>
        <Link to="/app" rel="home">
          Overview
        </Link>
        <Link to="/app/creators">Creators</Link>
        <Link to="/app/programs/offers">Offers</Link>
        <Link to="/app/orders">Orders</Link>
        <Link to="/app/payouts">Payouts</Link>
        <Link to="/app/analytics">Insights</Link>
        <Link to="/app/settings">Settings</Link>
      </NavMenu>
      <Outlet />
    </AppProvider>
  );
}

export const ErrorBoundary = () => boundary.error(useRouteError());
export const headers: HeadersFunction = (args) => boundary.headers(args);
