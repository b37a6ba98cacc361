import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { parseReportQuery } from "#app/analytics/contract.ts";
import { periodShown } from "#app/analytics/pages.server.ts";
import { worthBySubId, worthOfLinks } from "#app/attribution/worth-of-links.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { answerLink } from "#app/links/answer-link.server.ts";
import { LinkDetail } from "#app/links/LinkDetail.tsx";
import { LinkForm } from "#app/links/LinkForm.tsx";
import { LinkSide } from "#app/links/LinkSide.tsx";
import { linkPage } from "#app/links/pages.server.ts";
import { withShop, withShopOutside } from "#app/shops/admin-request.server.ts";
import { PeriodPicker } from "#app/ui/PeriodPicker.tsx";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.link.label ?? "Link"} · Creator Ledger` },
];

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => {
    const linkId = parseId(params.linkId ?? "");
    const { span, picked } = periodShown({ shop, query: parseReportQuery(url.searchParams), now });
    const page = linkId ? await linkPage(tx, { shop, linkId, span, now }) : null;
    if (!linkId || !page) return err({ kind: "not-found" });
    return {
      ...page,
      picked,
      worth: (await worthOfLinks(tx, shop, { linkIds: [linkId], span }))[linkId] ?? null,
      worthBySubId: await worthBySubId(tx, shop, { linkId, span }),
    };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShopOutside(request, async ({ shop, form, now }) => {
    const linkId = parseId(params.linkId ?? "");
    return linkId ? answerLink(shop, { linkId, form, now }) : err({ kind: "not-found" });
  });

export default function LinkPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  const isBusy = useNavigation().state !== "idle";
  const said = answer ? answer.said : query.has("made") ? "Link added" : null;
  return (
    <LinkDetail
      page={page}
      picker={<PeriodPicker period={page.picked} />}
      isBusy={isBusy}
      form={
        <LinkForm
          key={JSON.stringify(page.form.defaults)}
          mode={{ kind: "change" }}
          facts={page.form}
          defaults={page.form.defaults}
          lastResult={answer?.result}
          isBusy={isBusy}
        >
          <LinkSide link={page.link} qr={page.qr} />
        </LinkForm>
      }
    >
      <SavedToast saying={said === null ? null : { text: said, key: answer ?? "new" }} />
    </LinkDetail>
  );
}
