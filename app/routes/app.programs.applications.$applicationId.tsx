import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { ApplicantView } from "#app/applications/ApplicantView.tsx";
import { answerApplication } from "#app/applications/answer-applications.server.ts";
import { DecisionCard } from "#app/applications/DecisionCard.tsx";
import { applicationPage } from "#app/applications/pages.server.ts";
import { ScreeningCard } from "#app/applications/ScreeningCard.tsx";
import { screeningCard } from "#app/applications/screen.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop }) => {
    const id = parseId(params.applicationId ?? "");
    const application = id && (await applicationPage(tx, shop, id));
    if (!id || !application) return err({ kind: "not-found" });
    const { creatorId } = application;
    return {
      application,
      screening: await screeningCard(tx, shop, { applicationId: id, creatorId }),
    };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, ...posted }) => {
    const id = parseId(params.applicationId ?? "");
    const answer = id ? await answerApplication(tx, id, posted) : err({ kind: "not-found" });
    if (!answer.ok) return answer;
    const { next } = answer.value;
    if (next === "erased") return redirect("/app/programs/applications");
    return next ? redirect(`/app/creators/${next.creatorId}?made=1`) : answer.value;
  });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.application.name ?? "Application"} · Creator Ledger` },
];

export default function Application() {
  const { application, screening } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  const text = answer?.said ?? null;
  return (
    <Page
      title={application.name}
      subtitle={`${application.about} · ${application.program}`}
      backAction={{ content: "Applications", url: "/app/programs/applications" }}
      fullWidth
    >
      <Layout>
        <Layout.Section>
          <ApplicantView applicant={application} />
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <DecisionCard application={application} result={answer?.result} isBusy={isBusy} />
            <ScreeningCard card={screening} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      <SavedToast saying={text === null ? null : { text, key: answer }} />
    </Page>
  );
}
