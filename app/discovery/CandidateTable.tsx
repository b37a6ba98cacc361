import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import type { Score } from "#app/discovery/score.ts";
import { Amount } from "#app/ui/Amount.tsx";
import { CopyButton } from "#app/ui/CopyButton.tsx";
import { Explained } from "#app/ui/Explained.tsx";
import { FormulaText } from "#app/ui/FormulaText.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

export type CandidateRow = Score &
  Readonly<{
    customerGid: string;
    number: string;
    /** The customer in Shopify's admin, where the name is. */
    url: string;
    reasons: readonly string[];
    invitation: string | null;
  }>;

/** Customers who could be creators, the best first, each with the reasons and one button. */
export const CandidateTable = ({
  candidates,
  ...asked
}: {
  candidates: readonly CandidateRow[];
} & Asked) => (
  <ScrollTable label="Candidates">
    <IndexTable
      resourceName={{ singular: "candidate", plural: "candidates" }}
      itemCount={candidates.length}
      selectable={false}
      headings={[
        { title: "Customer" },
        { title: "Score", alignment: "end" },
        { title: "Why" },
        { title: "Invitation" },
      ]}
    >
      {candidates.map((candidate, position) => (
        <IndexTable.Row id={candidate.customerGid} key={candidate.customerGid} position={position}>
          <IndexTable.Cell>
            <Link url={candidate.url} target="_blank">
              {`Customer ${candidate.number}`}
            </Link>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Amount isStrong>
              <Explained explain={() => <FormulaText {...candidate.formula} />}>
                {candidate.score}
              </Explained>
            </Amount>
          </IndexTable.Cell>
          <IndexTable.Cell>
            {candidate.reasons.map((reason) => (
              <Text as="p" key={reason} variant="bodySm">
                {reason}
              </Text>
            ))}
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Invite candidate={candidate} {...asked} />
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  </ScrollTable>
);

/** What an invitation is asked with, beside the customer. */
type Asked = Readonly<{ programId: string; consent: "known" | "unknown" }>;

function Invite({ candidate, programId, consent }: { candidate: CandidateRow } & Asked) {
  const fetcher = useFetcher<{ url: string | null; problem: string | null }>();
  const { customerGid, number, invitation } = candidate;
  const url = fetcher.data?.url ?? null;
  if (url)
    return (
      <BlockStack gap="100">
        <Text as="p" breakWord variant="bodySm">
          {url}
        </Text>
        <InlineStack>
          <CopyButton text={url} label={`Copy invitation of customer ${number}`}>
            Copy invitation
          </CopyButton>
        </InlineStack>
      </BlockStack>
    );
  return (
    <InlineStack gap="200" blockAlign="center">
      <Button
        loading={fetcher.state !== "idle"}
        accessibilityLabel={`Invite customer ${number}`}
        onClick={() => fetcher.submit({ customerGid, programId, consent }, { method: "post" })}
      >
        {invitation === null ? "Invite" : "Invite again"}
      </Button>
      {fetcher.data?.problem && (
        <Text as="span" tone="critical">
          {fetcher.data.problem}
        </Text>
      )}
      {invitation && (
        <Text as="span" tone="subdued">
          {invitation}
        </Text>
      )}
    </InlineStack>
  );
}
