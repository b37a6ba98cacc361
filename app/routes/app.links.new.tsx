import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { LinkForm } from "#app/links/LinkForm.tsx";
import { newLinkForm } from "#app/links/link-contract.ts";
import { newLinkPage, ownHosts } from "#app/links/pages.server.ts";
import { faultOf, makeLink } from "#app/links/save-link.server.ts";
import { withShop, withShopOutside } from "#app/shops/admin-request.server.ts";

export const meta = () => [{ title: "New link · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url }) => {
    const creatorId = parseId(url.searchParams.get("creator") ?? "");
    const page = creatorId ? await newLinkPage(tx, shop, creatorId) : null;
    return page ?? err({ kind: "not-found" });
  });

export const action = ({ request }: ActionFunctionArgs) =>
  withShopOutside(request, async ({ shop, form, now }) => {
    const submission = parseWithZod(form, { schema: newLinkForm(ownHosts(shop)) });
    if (submission.status !== "success") return submission.reply();
    const made = await makeLink(shop, submission.value, now);
    if (made.ok) return redirect(`/app/links/${made.value.linkId}?made=1`);
    if (made.error.kind === "not-found") return err({ kind: "not-found" });
    return submission.reply({ fieldErrors: faultOf(made.error) });
  });

export default function NewLink() {
  const { creatorName, linkId, form } = useLoaderData<typeof loader>();
  return (
    <Page
      title={`New link of ${creatorName}`}
      backAction={{ content: creatorName, url: `/app/creators/${form.creatorId}` }}
      fullWidth
    >
      <LinkForm
        mode={{ kind: "new", linkId }}
        facts={form}
        lastResult={useActionData<typeof action>()}
        isBusy={useNavigation().state !== "idle"}
      />
    </Page>
  );
}
