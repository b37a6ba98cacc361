import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { TiersForm } from "#app/creators/TiersForm.tsx";
import { settingsPage } from "#app/privacy/pages.server.ts";
import { RetentionForm } from "#app/privacy/RetentionForm.tsx";
import { SettingsView } from "#app/privacy/SettingsView.tsx";
import { saveSettings } from "#app/privacy/save-settings.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export const meta = () => [{ title: "Settings · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, ({ tx, shop, url }) => settingsPage(tx, shop, url));

export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, ({ tx, shop, form }) => saveSettings(tx, shop, form));

export default function Settings() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  const [, setQuery] = useSearchParams();
  return (
    <>
      <SavedToast saying={answer?.said ? { text: answer.said, key: answer } : null} />
      <SettingsView
        page={page}
        tiers={
          <TiersForm
            key={page.tierCuts.join()}
            cuts={page.tierCuts}
            lastResult={answer?.intent === "tiers" ? answer.result : null}
            isBusy={isBusy}
          />
        }
        retention={
          <RetentionForm
            key={`${page.messageDays} ${page.clickDays}`}
            messageDays={page.messageDays}
            clickDays={page.clickDays}
            lastResult={answer?.intent === "retention" ? answer.result : null}
            isBusy={isBusy}
          />
        }
        onMove={(after) => setQuery(after === null ? {} : { after })}
      />
    </>
  );
}
