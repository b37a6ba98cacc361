import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askImport } from "#app/history/ask-import.server.ts";
import { importForm, sinceOf } from "#app/history/contract.ts";
import { HistoryView } from "#app/history/HistoryView.tsx";
import { historyPage } from "#app/history/pages.server.ts";
import { err, ok } from "#app/kit/result.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

export const meta = () => [{ title: "Past orders · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, ({ tx, shop, now }) => historyPage(tx, shop, now));

export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const parsed = importForm.safeParse(Object.fromEntries(form));
    if (!parsed.success)
      return err({ kind: "invalid" as const, message: "Choose how far back to go" });
    const asked = await askImport(tx, shop, { since: sinceOf(parsed.data.reach, now), now });
    return ok({ said: asked.ok ? "Past orders are asked for" : asked.error.message });
  });

export default function History() {
  return <HistoryView {...useLoaderData<typeof loader>()} />;
}
