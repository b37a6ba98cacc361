import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { answerProgram } from "#app/applications/answer-program.server.ts";
import { ProgramView } from "#app/applications/ProgramView.tsx";
import {
  countsOfGroups,
  countsOfPrograms,
  invitationsCard,
  membersCard,
} from "#app/applications/pages.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import { offerChoices } from "#app/programs/pages.server.ts";
import { programPage } from "#app/programs/program-pages.server.ts";
import { poolsCard } from "#app/safe-links/pages.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => {
    const programId = parseId(params.programId ?? "");
    const program = programId && (await programPage(tx, shop, programId));
    if (!programId || !program) return err({ kind: "not-found" });
    const before = parseId(url.searchParams.get("members") ?? "");
    const counts = await countsOfPrograms(tx, shop.id, [programId]);
    return {
      program,
      offers: await offerChoices(tx, shop),
      members: await membersCard(tx, shop, { programId, before }),
      invitations: await invitationsCard(tx, shop, { programId, now }),
      inGroups: await countsOfGroups(tx, shop, { programId, now }),
      waiting: counts[programId]?.waiting ?? 0,
      pools: await poolsCard(tx, shop, { programId, now }),
      formId: newId(),
    };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const programId = parseId(params.programId ?? "");
    return programId
      ? answerProgram(tx, { shop, programId, form, now })
      : err({ kind: "not-found" });
  });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.program.name ?? "Program"} · Creator Ledger` },
];

export default function ProgramPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  const text = answer ? answer.said : query.has("made") ? "Program saved" : null;
  return (
    <>
      <ProgramView page={page} answer={answer} isBusy={useNavigation().state !== "idle"} />
      <SavedToast saying={text === null ? null : { text, key: answer ?? "made" }} />
    </>
  );
}
