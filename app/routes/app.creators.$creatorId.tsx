import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { parseReportQuery } from "#app/analytics/contract.ts";
import { creatorSummary } from "#app/analytics/pages.server.ts";
import { RevenueCostChart } from "#app/analytics/RevenueCostChart.tsx";
import { Tiles } from "#app/analytics/Tiles.tsx";
import { CreatorScreening } from "#app/applications/CreatorScreening.tsx";
import { CreatorStatement } from "#app/commissions/CreatorStatement.tsx";
import { creatorStatement } from "#app/commissions/pages.server.ts";
import { CreatorCosts } from "#app/costs/CreatorCosts.tsx";
import { costsOfCreator } from "#app/costs/pages.server.ts";
import { CreatorFrame } from "#app/creators/CreatorFrame.tsx";
import { pastOfCreator } from "#app/history/credit-past.server.ts";
import { PastCreditCards } from "#app/history/PastCreditCards.tsx";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { HubSide } from "#app/links/HubSide.tsx";
import { readHub } from "#app/links/read-hub.server.ts";
import { OwnPages } from "#app/portal/OwnPages.tsx";
import { ownPages } from "#app/portal/pages.server.ts";
import { answerCreator } from "#app/privacy/answer-creator.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { PeriodPicker } from "#app/ui/PeriodPicker.tsx";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => {
    const creatorId = parseId(params.creatorId ?? "");
    const hub = creatorId ? await readHub(tx, { shop, creatorId, now }) : null;
    if (!creatorId || !hub) return err({ kind: "not-found" });
    const query = parseReportQuery(url.searchParams);
    const cursor = url.searchParams.get("ledger");
    return {
      hub,
      summary: await creatorSummary(tx, { shop, creatorId, query, now }),
      statement: await creatorStatement(tx, shop, { creatorId, cursor, now }),
      costs: await costsOfCreator(tx, shop, { creatorId, now }),
      pages: await ownPages(tx, { shop, creatorId, now }),
      pasts: await pastOfCreator(tx, shop, creatorId),
    };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, staffId, now }) => {
    const posted = { shop, creatorId: parseId(params.creatorId ?? "") ?? "", form, staffId, now };
    if (!posted.creatorId) return err({ kind: "not-found" });
    return answerCreator(tx, posted);
  });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.hub.creator.name ?? "Creator"} · Creator Ledger` },
];

export default function CreatorPage() {
  const { hub, summary, statement, costs, pages, pasts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  return (
    <CreatorFrame
      hub={hub}
      problem={summary.problem}
      picker={<PeriodPicker period={summary.picked} />}
      main={
        <>
          <PastCreditCards pasts={pasts} />
          <Tiles tiles={summary.tiles} basis={summary.basis} rows={null} />
          <RevenueCostChart chart={summary.chart} />
          <CreatorStatement statement={statement} today={costs.form.today} />
          <CreatorCosts page={costs} />
        </>
      }
      side={
        <HubSide hub={hub} links={summary.links} answer={answer} isNew={query.has("made")}>
          <OwnPages pages={pages} name={hub.creator.name} />
          <CreatorScreening creatorId={hub.creator.id} />
        </HubSide>
      }
    />
  );
}
