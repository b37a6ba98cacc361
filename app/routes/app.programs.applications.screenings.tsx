import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { recordScreening, screeningsOfCreator } from "#app/applications/screen.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** A creator's screenings, for the card on her page. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, ({ tx, shop, url }) =>
    screeningsOfCreator(tx, shop, url.searchParams.get("creator") ?? ""),
  );

/** Keeps a screening of an applicant or creator. */
export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, ({ tx, ...posted }) => recordScreening(tx, posted));
