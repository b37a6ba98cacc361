import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Card, InlineStack, Page, Pagination, Text } from "@shopify/polaris";
import { earningsOfOrders } from "#app/commissions/pages.server.ts";
import { namesOfCreators } from "#app/creators/find-creator.server.ts";
import { localDateOf } from "#app/kit/calendar.ts";
import { readOrdersQuery } from "#app/orders/contract.ts";
import { OrderFilters } from "#app/orders/OrderFilters.tsx";
import { OrderTable } from "#app/orders/OrderTable.tsx";
import { ordersPage } from "#app/orders/pages.server.ts";
import { countWords } from "#app/orders/present.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { DataState } from "#app/ui/DataState.tsx";
import { useAddress } from "#app/ui/use-address.tsx";

export const meta: MetaFunction = () => [{ title: "Orders · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => {
    const page = await ordersPage(tx, shop, readOrdersQuery(url.searchParams));
    const ids = page.orders.map(({ id }) => id);
    const { creator } = page.query;
    const names = creator ? await namesOfCreators(tx, shop.id, [creator]) : {};
    return {
      ...page,
      today: localDateOf(now, shop.zone),
      earnings: await earningsOfOrders(tx, shop, ids),
      creatorName: creator ? (names[creator] ?? null) : null,
    };
  });

export default function Orders() {
  const page = useLoaderData<typeof loader>();
  const changeAddress = useAddress();
  const show = (changes: Readonly<Record<string, string | null>>) =>
    changeAddress({ cursor: null, ...changes });
  if (page.count === 0 && !page.isFiltered)
    return (
      <Page title="Orders">
        <Card>
          <DataState
            state={{
              kind: "empty",
              title: "No orders yet",
              text: "Every order of the shop appears here within seconds, with the creator it came through and why.",
            }}
          />
        </Card>
      </Page>
    );
  return (
    <Page title="Orders" fullWidth>
      <BlockStack gap="400">
        <Card padding="0">
          <Box padding="400">
            <OrderFilters query={page.query} creatorName={page.creatorName} onChange={show} />
          </Box>
          {page.orders.length === 0 ? (
            <Box padding="400">
              <Text as="p">No order matches. Change the search or a filter.</Text>
            </Box>
          ) : (
            <OrderTable {...page} />
          )}
        </Card>
        <InlineStack align="center">
          <Pagination
            hasPrevious={page.previous !== null}
            onPrevious={() => show({ cursor: page.previous })}
            hasNext={page.next !== null}
            onNext={() => show({ cursor: page.next })}
            label={`${countWords(page.count, page.countMax)}. Dates in ${page.zone} time.`}
            accessibilityLabels={{ previous: "Previous page", next: "Next page" }}
          />
        </InlineStack>
      </BlockStack>
    </Page>
  );
}
