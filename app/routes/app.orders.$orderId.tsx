import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, InlineStack, Page } from "@shopify/polaris";
import { orderStory } from "#app/commissions/pages.server.ts";
import { OrderEntriesTable } from "#app/commissions/StatementTable.tsx";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { WhyThisOrder } from "#app/orders/OrderDetail.tsx";
import { OrderMoney, OrderSales } from "#app/orders/OrderMoney.tsx";
import { orderPage } from "#app/orders/order-page.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { StateBadge } from "#app/ui/StateBadge.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.order.name ?? "Order"} · Creator Ledger` },
];

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop }) => {
    const orderId = parseId(params.orderId ?? "");
    const order = orderId ? await orderPage(tx, shop, orderId) : null;
    if (!order) return err({ kind: "not-found" });
    const { id, orderedAt } = order;
    return { order, story: await orderStory(tx, shop, { id, orderedAt: new Date(orderedAt) }) };
  });

export default function Order() {
  const { order, story } = useLoaderData<typeof loader>();
  return (
    <Page
      title={order.name}
      subtitle={[`${order.placedAt}, ${order.zone} time`, order.customer]
        .filter(Boolean)
        .join(" · ")}
      backAction={{ content: "Orders", url: "/app/orders" }}
      titleMetadata={
        <InlineStack gap="100">
          {order.flags.map(({ text, look }) => (
            <StateBadge key={text} look={look}>
              {text}
            </StateBadge>
          ))}
        </InlineStack>
      }
    >
      <BlockStack gap="400">
        <WhyThisOrder
          creator={story.creator}
          reason={story.reason}
          losers={story.losers}
          happenings={[...story.traces, ...order.happenings]}
        />
        <OrderMoney order={order} />
        <OrderSales sales={order.sales} isCut={order.isCut} currency={order.currency} />
        <OrderEntriesTable entries={story.entries} total={story.total} currency={order.currency} />
      </BlockStack>
    </Page>
  );
}
