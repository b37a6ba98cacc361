import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ImportView } from "#app/imports/ImportView.tsx";
import { importPage } from "#app/imports/pages.server.ts";
import { takeStep } from "#app/imports/take-step.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err, ok } from "#app/kit/result.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

export const meta = () => [{ title: "Import creators · Creator Ledger" }];

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(
    request,
    async ({ tx, shop }) =>
      (await importPage(tx, shop, params.importId ?? "")) ?? err({ kind: "not-found" }),
  );

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form }) => {
    const importId = parseId(params.importId ?? "");
    if (!importId) return err({ kind: "not-found" });
    const answer = await takeStep(tx, { shop, importId, form });
    if (answer.ok) return ok({ said: answer.value.said, isRefused: false });
    // A refusal wrote nothing, so its sentence can be shown beside what is there.
    return "message" in answer.error
      ? ok({ said: answer.error.message, isRefused: true })
      : err(answer.error);
  });

export default function CreatorImport() {
  const page = useLoaderData<typeof loader>();
  return <ImportView key={page.id} page={page} />;
}
