import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { changeCreator } from "#app/codes/change-creator.server.ts";
import { CreatorFrame } from "#app/creators/CreatorFrame.tsx";
import { ProfileCard } from "#app/creators/ProfileCard.tsx";
import { parseId } from "#app/kit/id.ts";
import { HubCards } from "#app/links/HubCards.tsx";
import { readHub } from "#app/links/read-hub.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { useRefresh } from "#app/ui/Refresh.tsx";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, now }) => {
    const creatorId = parseId(params.creatorId ?? "");
    const hub = creatorId && (await readHub(tx, { shop, creatorId, now }));
    if (!hub) throw missing();
    return hub;
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const creatorId = parseId(params.creatorId ?? "");
    const changed = creatorId ? await changeCreator(tx, { shop, creatorId, form, now }) : null;
    if (!changed?.ok) throw missing();
    return changed.value;
  });

const missing = () => new Response("No such creator", { status: 404 });

export default function CreatorPage() {
  const { creator, code, link, terms } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  const [query] = useSearchParams();
  const text = answer ? answer.said : query.has("made") ? "Creator added" : null;
  const resultOf = (intent: string) => (answer?.intent === intent ? answer.result : null);
  useRefresh(code?.state === "minting");
  return (
    <CreatorFrame
      creator={creator}
      offerName={terms?.offerName ?? ""}
      main={null}
      side={
        <>
          <HubCards
            code={code}
            link={link}
            terms={terms}
            result={resultOf("choose-code")}
            isBusy={isBusy}
          />
          <ProfileCard
            key={answer?.intent === "profile" && answer.said ? JSON.stringify(answer) : "profile"}
            note={creator.note}
            tags={creator.tags}
            defaults={creator.profileFields}
            result={resultOf("profile")}
            isBusy={isBusy}
          />
          <SavedToast saying={text === null ? null : { text, key: answer ?? "made" }} />
        </>
      }
    />
  );
}
