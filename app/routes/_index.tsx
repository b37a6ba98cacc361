// The app's own address. Shopify opens it with the shop's parameters; anybody else learns where the app lives.
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

export const handle = { script: false };

export function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  if (url.searchParams.has("shop")) throw redirect(`/app${url.search}`);
  return null;
}

export default function Index() {
  return (
    <main>
      <h1>Creator Ledger</h1>
      <p>Open the app from your Shopify admin: Apps, then Creator Ledger.</p>
    </main>
  );
}
