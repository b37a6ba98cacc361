import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, InlineStack, Page } from "@shopify/polaris";
import { CorrectionCard } from "#app/commissions/CorrectionCard.tsx";
import { correctionForm } from "#app/commissions/contract.ts";
import { correctOrder } from "#app/commissions/correct-order.server.ts";
import { orderStory } from "#app/commissions/pages.server.ts";
import { OrderEntriesTable } from "#app/commissions/StatementTable.tsx";
import { creatorChoices } from "#app/creators/find-creator.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { WhyThisOrder } from "#app/orders/OrderDetail.tsx";
import { OrderMoney, OrderSales } from "#app/orders/OrderMoney.tsx";
import { orderPage } from "#app/orders/order-page.server.ts";
import { withShop, withShopOutside } from "#app/shops/admin-request.server.ts";
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
    return {
      order,
      story: await orderStory(tx, shop, { id, orderedAt: new Date(orderedAt) }),
      creators: await creatorChoices(tx, shop.id),
    };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShopOutside(request, async ({ shop, staffId, form, now }) => {
    const orderId = parseId(params.orderId ?? "");
    if (!orderId) return err({ kind: "not-found" });
    const submission = parseWithZod(form, { schema: correctionForm });
    if (submission.status !== "success") return submission.reply();
    const corrected = await correctOrder(shop, { orderId, form: submission.value, staffId, now });
    return corrected.ok ? submission.reply() : corrected;
  });

export default function Order() {
  const { order, story, creators } = useLoaderData<typeof loader>();
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
        <CorrectionCard orderId={order.id} corrections={story.correction} creators={creators} />
        <OrderMoney order={order} />
        <OrderSales sales={order.sales} isCut={order.isCut} currency={order.currency} />
        <OrderEntriesTable story={story} currency={order.currency} />
      </BlockStack>
    </Page>
  );
}
