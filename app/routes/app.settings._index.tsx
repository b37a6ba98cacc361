import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { settingsPage } from "#app/privacy/pages.server.ts";
import { SettingsView } from "#app/privacy/SettingsView.tsx";
import { withShop } from "#app/shops/admin-request.server.ts";

export const meta = () => [{ title: "Settings · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, ({ tx, shop, url }) => settingsPage(tx, shop, url));

export default function Settings() {
  const [, setQuery] = useSearchParams();
  return (
    <SettingsView
      page={useLoaderData<typeof loader>()}
      onMove={(after) => setQuery(after === null ? {} : { after })}
    />
  );
}
