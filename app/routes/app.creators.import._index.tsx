import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { uploadPage } from "#app/imports/pages.server.ts";
import { UploadView } from "#app/imports/UploadView.tsx";
import { withShop } from "#app/shops/admin-request.server.ts";

export const meta = () => [{ title: "Import creators · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, ({ tx, shop }) => uploadPage(tx, shop));

export default function ImportCreators() {
  return <UploadView {...useLoaderData<typeof loader>()} />;
}
