import type { ActionFunctionArgs } from "@remix-run/node";
import { mayUpload } from "#app/imports/limit-uploads.server.ts";
import { takeUpload } from "#app/imports/upload-file.server.ts";
import { err } from "#app/kit/result.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** A piece of a file, or the word that all of them are sent; see imports/contract.ts. */
export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, staffId, now }) => {
    if (!(await mayUpload(shop)))
      return err({ kind: "too-many", message: "Too many files at once. Try again in a minute." });
    return takeUpload(tx, { shop, form, staffId, now });
  });
