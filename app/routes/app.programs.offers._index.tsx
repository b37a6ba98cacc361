import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import { creatorsOfOffers } from "#app/creators/pages.server.ts";
import { driftIn } from "#app/drift/pages.server.ts";
import { parseId } from "#app/kit/id.ts";
import { OfferTable } from "#app/programs/OfferTable.tsx";
import { offersPage } from "#app/programs/pages.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { DataState } from "#app/ui/DataState.tsx";
import { Pager } from "#app/ui/Pager.tsx";

export const meta = () => [{ title: "Offers · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => {
    const before = parseId(url.searchParams.get("before") ?? "");
    const page = await offersPage(tx, { shop, before, now });
    const ids = page.offers.map(({ id }) => id);
    const creators = await creatorsOfOffers(tx, shop.id, ids);
    const drifted = new Set(await driftIn(tx, shop, ids));
    const offers = page.offers.map((offer) => ({
      ...offer,
      state: drifted.has(offer.id) ? ("changed" as const) : offer.state,
      creators: creators[offer.id] ?? 0,
    }));
    return { ...page, offers, isFirst: before === null };
  });

const NEW = "/app/programs/offers/new";

export default function Offers() {
  const [, setQuery] = useSearchParams();
  const { offers, count, next, isFirst } = useLoaderData<typeof loader>();
  if (count === 0)
    return (
      <Page title="Offers">
        <Card>
          <DataState
            state={{
              kind: "empty",
              title: "Make your first offer",
              text: "An offer says what shoppers get and what creators earn. It becomes one discount in Shopify; each creator gets a code in it.",
              step: { content: "Make an offer", url: NEW },
            }}
          />
        </Card>
      </Page>
    );
  return (
    <Page title="Offers" primaryAction={{ content: "Make an offer", url: NEW }} fullWidth>
      <BlockStack gap="400">
        <Card padding="0">
          <OfferTable offers={offers} />
        </Card>
        <Text as="p" tone="subdued" alignment="center">
          {count === 1 ? "1 offer" : `${count} offers`}
        </Text>
        <Pager
          isFirst={isFirst}
          next={next}
          onMove={(before) => setQuery(before === null ? {} : { before })}
        />
      </BlockStack>
    </Page>
  );
}
