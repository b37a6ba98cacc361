import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { withShop, withShopOutside } from "#app/shops/admin-request.server.ts";
import { trackingPage } from "#app/tracking/pages.server.ts";
import { TrackingView } from "#app/tracking/TrackingView.tsx";
import { takeTrackingStep } from "#app/tracking/take-step.server.ts";
import { useRefresh } from "#app/ui/Refresh.tsx";
import { SavedToast } from "#app/ui/SavedToast.tsx";
import { verificationShown } from "#app/verification/pages.server.ts";
import { VerificationSection } from "#app/verification/VerificationSection.tsx";

export const meta = () => [{ title: "Tracking health · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => ({
    ...(await trackingPage(tx, shop, { cursor: url.searchParams.get("after"), now })),
    books: await verificationShown(tx, shop),
  }));

export const action = ({ request }: ActionFunctionArgs) =>
  withShopOutside(request, ({ shop, form, now }) => takeTrackingStep({ shop, form, now }));

export default function Tracking() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [, setQuery] = useSearchParams();
  const isTesting = page.testOrder?.last?.isUnderWay ?? false;
  useRefresh(page.reconciliation.isRunning || page.webhooks.waiting > 0 || isTesting);
  return (
    <>
      <SavedToast saying={typeof answer === "string" ? { text: answer, key: page.asOf } : null} />
      <TrackingView
        page={page}
        onMove={(after) => setQuery(after === null ? {} : { after })}
        sections={<VerificationSection last={page.books} />}
      />
    </>
  );
}
