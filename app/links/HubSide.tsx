import type { SubmissionResult } from "@conform-to/react";
import { useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { CodeCard, type ShownCode } from "#app/codes/CodeCard.tsx";
import { CreatorCodes, type ShownCodes } from "#app/codes/CreatorCodes.tsx";
import { ProfileCard, type ShownProfile } from "#app/creators/ProfileCard.tsx";
import { type CreatorLinks, LinksCard } from "#app/links/LinksCard.tsx";
import { type ShownTerms, TermsCard } from "#app/programs/TermsCard.tsx";
import { useRefresh } from "#app/ui/Refresh.tsx";
import { SavedToast } from "#app/ui/SavedToast.tsx";

type Hub = Readonly<{
  creator: ShownProfile;
  code: ShownCode | null;
  codes: ShownCodes;
  terms: (ShownTerms & Readonly<{ forShoppers: string }>) | null;
}>;

type Answer = Readonly<{
  intent: string;
  result: SubmissionResult<string[]> | null;
  said: string | null;
}>;

/** What was agreed with a creator: code, links, terms, `children`, and what is noted. Looks again while a code waits for Shopify. */
export function HubSide({
  hub,
  links,
  answer,
  isNew,
  children,
}: {
  hub: Hub;
  links: CreatorLinks;
  answer: Answer | undefined;
  isNew: boolean;
  children: ReactNode;
}) {
  const isBusy = useNavigation().state !== "idle";
  useRefresh(
    hub.codes.others.some(({ state }) => state === "minting") ||
      hub.code?.state === "minting" ||
      (hub.code?.state === "paused" && !hub.code.isOut && hub.code.refusal === null),
  );
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
      <CreatorCodes codes={hub.codes} resultOf={resultOf} isBusy={isBusy} />
      <LinksCard page={links} />
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
