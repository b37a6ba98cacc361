import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Card, InlineStack, Page, Select } from "@shopify/polaris";
import { CostTable } from "#app/costs/CostTable.tsx";
import { costForm, voidCostForm } from "#app/costs/contract.ts";
import { fieldErrorOf } from "#app/costs/cost.ts";
import { costsPage } from "#app/costs/pages.server.ts";
import { recordCost } from "#app/costs/record-cost.server.ts";
import { voidCost } from "#app/costs/void-cost.server.ts";
import { err } from "#app/kit/result.ts";
import { withShop, withShopOutside } from "#app/shops/admin-request.server.ts";
import { Pager } from "#app/ui/Pager.tsx";

export const meta = () => [{ title: "Costs · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, ({ tx, shop, url }) => costsPage(tx, shop, url));

export const action = ({ request }: ActionFunctionArgs) =>
  withShopOutside(request, async ({ shop, form, now }) => {
    if (form.get("step") === "void") {
      const parsed = voidCostForm.safeParse(Object.fromEntries(form));
      if (!parsed.success) return err({ kind: "not-found" });
      const taken = await voidCost(shop, { id: parsed.data.id, now });
      return taken.ok ? { status: "success" as const } : taken;
    }
    const submission = parseWithZod(form, { schema: costForm(shop.currency) });
    if (submission.status !== "success") return submission.reply();
    const result = await recordCost(shop, submission.value, now);
    if (result.ok) return submission.reply();
    const { kind } = result.error;
    if (kind === "not-found") return err({ kind });
    return submission.reply({ fieldErrors: { ...fieldErrorOf(kind) } });
  });

export default function Costs() {
  const page = useLoaderData<typeof loader>();
  const [query, setQuery] = useSearchParams();
  const show = (change: Record<string, string>) => {
    const next = new URLSearchParams(query);
    next.delete("after");
    for (const [name, value] of Object.entries(change))
      if (value) next.set(name, value);
      else next.delete(name);
    setQuery(next);
  };
  return (
    <Page
      title="Costs"
      subtitle={`${page.total}. What creators cost besides commission.`}
      backAction={{ content: "Creators", url: "/app/creators" }}
    >
      <Card>
        <BlockStack gap="400">
          <InlineStack>
            <Select
              label="What for"
              labelInline
              options={[{ value: "", label: "Everything" }, ...page.kinds]}
              value={page.kind}
              onChange={(kind) => show({ kind })}
            />
          </InlineStack>
          <CostTable costs={page.costs} total={page.total} currency={page.currency} hasCreator />
          <Pager
            isFirst={page.isFirst}
            next={page.next}
            onMove={(after) => show({ after: after ?? "" })}
          />
        </BlockStack>
      </Card>
    </Page>
  );
}
