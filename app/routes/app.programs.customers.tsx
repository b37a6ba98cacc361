import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Box, Card, Page, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { CandidateTable } from "#app/discovery/CandidateTable.tsx";
import { CANDIDATE_RULE, noCandidates, TAGS_RULE } from "#app/discovery/candidate.ts";
import { candidatesPage, inviteCandidate } from "#app/discovery/discover.server.ts";
import { withShopOutside } from "#app/shops/admin-request.server.ts";
import { DataState } from "#app/ui/DataState.tsx";

export const meta = () => [{ title: "Loyal customers · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShopOutside(request, ({ shop, now }) => candidatesPage(shop, now));

export const action = ({ request }: ActionFunctionArgs) =>
  withShopOutside(request, ({ shop, form, now }) => inviteCandidate({ shop, form, now }));

const BACK = { content: "Programs", url: "/app/programs" };

export default function Customers() {
  const { candidates, programs, notes, consentNote } = useLoaderData<typeof loader>();
  const [programId, setProgram] = useState(programs[0]?.value ?? "");
  const isEmpty = programs.length === 0 || candidates.length === 0;
  const empty = isEmpty ? noCandidates(programs.length, notes) : null;
  return (
    <Page
      title="Loyal customers"
      subtitle="Who could be a creator, the best first"
      backAction={BACK}
      fullWidth={!empty}
    >
      {empty ? (
        <Card>
          <DataState state={{ kind: "empty", ...empty }} />
        </Card>
      ) : (
        <BlockStack gap="400">
          {consentNote && (
            <Banner tone="warning" title="Shopify did not say who agreed to marketing">
              <Text as="p">{consentNote}</Text>
            </Banner>
          )}
          <Card padding="0">
            <Box padding="400">
              <Select
                label="Invite to"
                options={programs}
                value={programId}
                onChange={setProgram}
              />
            </Box>
            <CandidateTable
              candidates={candidates}
              programId={programId}
              consent={consentNote ? "unknown" : "known"}
            />
          </Card>
          {[CANDIDATE_RULE, ...notes, TAGS_RULE].map((note) => (
            <Text as="p" tone="subdued" key={note}>
              {note}
            </Text>
          ))}
          <Text as="p" tone="subdued">
            Only Shopify's ids of customers are stored here: their names and addresses are in your
            Shopify admin. An invitation works once, for 30 days.
          </Text>
        </BlockStack>
      )}
    </Page>
  );
}
