import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { err } from "#app/kit/result.ts";
import { payoutStepForm } from "#app/payouts/contract.ts";
import { PayoutView } from "#app/payouts/PayoutView.tsx";
import { payoutPage } from "#app/payouts/pages.server.ts";
import { describeConflict } from "#app/payouts/payout.ts";
import { stepPayout } from "#app/payouts/step-payout.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Payout"} · Creator Ledger` },
];

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url }) => {
    const page = await payoutPage(tx, shop, { payoutId: params.payoutId ?? "", url });
    return page ?? err({ kind: "not-found" });
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const submission = parseWithZod(form, { schema: payoutStepForm });
    if (submission.status !== "success") return submission.reply();
    const payoutId = params.payoutId ?? "";
    const taken = await stepPayout(tx, shop, { payoutId, form: submission.value, now });
    if (taken.ok) return submission.reply();
    if (taken.error.kind === "not-found") return err(taken.error);
    return json({ problem: describeConflict(taken.error.state) }, { status: 409 });
  });

export default function PayoutPage() {
  const [, setQuery] = useSearchParams();
  return (
    <PayoutView
      payout={useLoaderData<typeof loader>()}
      onMove={(after) => setQuery(after === null ? {} : { after })}
    />
  );
}
