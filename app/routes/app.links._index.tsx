import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Card, InlineStack, Page, Pagination, Text } from "@shopify/polaris";
import { parseReportQuery } from "#app/analytics/contract.ts";
import { periodShown } from "#app/analytics/pages.server.ts";
import { worthOfLinks } from "#app/attribution/worth-of-links.server.ts";
import { LinkActions } from "#app/links/LinkActions.tsx";
import { LinkFilters } from "#app/links/LinkFilters.tsx";
import { LinkTable } from "#app/links/LinkTable.tsx";
import { readLinksQuery, utmDefaultsForm } from "#app/links/link-contract.ts";
import { linksPage } from "#app/links/pages.server.ts";
import { changeUtmDefaults } from "#app/links/save-link.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { PeriodPicker } from "#app/ui/PeriodPicker.tsx";
import { useListAddress } from "#app/ui/use-address.tsx";

export const meta = () => [{ title: "Links · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => {
    const { span, picked } = periodShown({ shop, query: parseReportQuery(url.searchParams), now });
    const page = await linksPage(tx, { shop, query: readLinksQuery(url.searchParams), span, now });
    const linkIds = page.links.map(({ id }) => id);
    const worth = await worthOfLinks(tx, shop, { linkIds, span });
    return { ...page, picked, worth, currency: shop.currency };
  });

export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form }) => {
    const submission = parseWithZod(form, { schema: utmDefaultsForm });
    if (submission.status === "success") await changeUtmDefaults(tx, shop, submission.value);
    return submission.reply();
  });

const CREATORS = { content: "Creators", url: "/app/creators" };

export default function Links() {
  const page = useLoaderData<typeof loader>();
  const show = useListAddress();
  return (
    <Page
      title="Links"
      subtitle="Every creator’s links and what came through them"
      backAction={CREATORS}
      fullWidth
    >
      <BlockStack gap="400">
        <InlineStack align="space-between" gap="200">
          <PeriodPicker period={page.picked} />
          <LinkActions utm={page.utm} creatorId={page.query.creator} />
        </InlineStack>
        <Card padding="0">
          <Box padding="400">
            <LinkFilters query={page.query} creators={page.creators} onChange={show} />
          </Box>
          {page.links.length === 0 ? (
            <Box padding="400">
              <Text as="p">
                No link matches. Each creator gets one when added, and more on the creator's page.
              </Text>
            </Box>
          ) : (
            <LinkTable links={page.links} worth={page.worth} currency={page.currency} />
          )}
        </Card>
        <InlineStack align="center">
          <Pagination
            hasPrevious={page.previous !== null}
            onPrevious={() => show({ cursor: page.previous ?? "" })}
            hasNext={page.next !== null}
            onNext={() => show({ cursor: page.next ?? "" })}
            label={page.count === 1 ? "1 link" : `${page.count.toLocaleString("en-US")} links`}
            accessibilityLabels={{ previous: "Previous page", next: "Next page" }}
          />
        </InlineStack>
      </BlockStack>
    </Page>
  );
}
