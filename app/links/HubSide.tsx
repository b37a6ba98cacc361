import type { SubmissionResult } from "@conform-to/react";
import { useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { CodeCard, type ShownCode } from "#app/codes/CodeCard.tsx";
import { ProfileCard, type ShownProfile } from "#app/creators/ProfileCard.tsx";
import { LinkCard, type ShownLink } from "#app/links/LinkCard.tsx";
import { type ShownTerms, TermsCard } from "#app/programs/TermsCard.tsx";
import { useRefresh } from "#app/ui/Refresh.tsx";
import { SavedToast } from "#app/ui/SavedToast.tsx";

type Hub = Readonly<{
  creator: ShownProfile;
  code: ShownCode | null;
  link: ShownLink | null;
  terms: (ShownTerms & Readonly<{ forShoppers: string }>) | null;
}>;

type Answer = Readonly<{
  intent: string;
  result: SubmissionResult<string[]> | null;
  said: string | null;
}>;

/** What was agreed with a creator: code, link, terms, `children`, and what is noted. Looks again while a code waits for Shopify. */
export function HubSide({
  hub,
  answer,
  isNew,
  children,
}: {
  hub: Hub;
  answer: Answer | undefined;
  isNew: boolean;
  children: ReactNode;
}) {
  const isBusy = useNavigation().state !== "idle";
  useRefresh(hub.code?.state === "minting" || (hub.code?.state === "paused" && !hub.code.isOut));
  const resultOf = (intent: string) => (answer?.intent === intent ? answer.result : null);
  const text = answer ? answer.said : isNew ? "Creator added" : null;
  return (
    <>
      <CodeCard
        code={hub.code}
        forShoppers={hub.terms?.forShoppers ?? ""}
        result={resultOf("choose-code")}
        adoptResult={resultOf("adopt-code")}
        isBusy={isBusy}
      />
      {hub.link && <LinkCard link={hub.link} />}
      {hub.terms && <TermsCard terms={hub.terms} />}
      {children}
      <ProfileCard
        key={JSON.stringify(hub.creator.profileFields)}
        profile={hub.creator}
        result={resultOf("profile")}
        isBusy={isBusy}
      />
      <SavedToast saying={text === null ? null : { text, key: answer ?? "new" }} />
    </>
  );
}
