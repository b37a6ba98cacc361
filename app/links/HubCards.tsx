import type { FormResult } from "#app/codes/CodeCard.tsx";
import { CodeCard, type ShownCode } from "#app/codes/CodeCard.tsx";
import { LinkCard, type ShownLink } from "#app/links/LinkCard.tsx";
import { type ShownTerms, TermsCard } from "#app/programs/TermsCard.tsx";

/** What a creator was given: code, link and terms. */
export function HubCards({
  code,
  link,
  terms,
  result,
  isBusy,
}: {
  code: ShownCode | null;
  link: ShownLink | null;
  terms: (ShownTerms & Readonly<{ forShoppers: string }>) | null;
  result: FormResult;
  isBusy: boolean;
}) {
  return (
    <>
      <CodeCard
        code={code}
        forShoppers={terms?.forShoppers ?? ""}
        result={result}
        isBusy={isBusy}
      />
      {link && <LinkCard link={link} />}
      {terms && <TermsCard terms={terms} />}
    </>
  );
}
