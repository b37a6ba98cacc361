import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { retentionForm } from "#app/privacy/contract.ts";
import { settingsPage } from "#app/privacy/pages.server.ts";
import { RetentionForm } from "#app/privacy/RetentionForm.tsx";
import { SettingsView } from "#app/privacy/SettingsView.tsx";
import { withShop } from "#app/shops/admin-request.server.ts";
import { changeKeptDays } from "#app/shops/keep-days.server.ts";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export const meta = () => [{ title: "Settings · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, ({ tx, shop, url }) => settingsPage(tx, shop, url));

export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form }) => {
    const submission = parseWithZod(form, { schema: retentionForm });
    if (submission.status !== "success") return { result: submission.reply(), said: null };
    const isNew = await changeKeptDays(tx, shop.id, submission.value);
    return { result: null, said: isNew ? "Settings saved" : "Nothing has changed" };
  });

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
        retention={
          <RetentionForm
            key={`${page.messageDays} ${page.clickDays}`}
            messageDays={page.messageDays}
            clickDays={page.clickDays}
            lastResult={answer?.result}
            isBusy={isBusy}
          />
        }
        onMove={(after) => setQuery(after === null ? {} : { after })}
      />
    </>
  );
}
