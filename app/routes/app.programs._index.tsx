import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Card, Page } from "@shopify/polaris";
import { countsOfPrograms } from "#app/applications/pages.server.ts";
import { parseId } from "#app/kit/id.ts";
import { ProgramTable } from "#app/programs/ProgramTable.tsx";
import { programsPage } from "#app/programs/program-pages.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { DataState } from "#app/ui/DataState.tsx";
import { Pager } from "#app/ui/Pager.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

export const meta = () => [{ title: "Programs · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url }) => {
    const before = parseId(url.searchParams.get("before") ?? "");
    const page = await programsPage(tx, { shop, before });
    const counts = await countsOfPrograms(
      tx,
      shop.id,
      page.programs.map(({ id }) => id),
    );
    const programs = page.programs.map((program) => ({
      ...program,
      members: counts[program.id]?.members ?? 0,
      waiting: counts[program.id]?.waiting ?? 0,
    }));
    return { ...page, programs, isFirst: before === null };
  });

const NEW = { content: "Make a program", url: "/app/programs/new" };
const BESIDE = [
  { content: "Applications", url: "/app/programs/applications" },
  { content: "Loyal customers", url: "/app/programs/customers" },
  { content: "Campaigns", url: "/app/campaigns" },
];

export default function Programs() {
  const [, setQuery] = useSearchParams();
  const { programs, count, next, isFirst } = useLoaderData<typeof loader>();
  if (count === 0)
    return (
      <Page title="Programs" secondaryActions={BESIDE}>
        <Card>
          <DataState
            state={{
              kind: "empty",
              title: "Make your first program",
              text: "Creators apply on its form, on a page of their own or in your shop. Who is approved gets a code and a link in the program's offer.",
              step: NEW,
            }}
          />
        </Card>
      </Page>
    );
  return (
    <Page title="Programs" primaryAction={NEW} secondaryActions={BESIDE} fullWidth>
      <BlockStack gap="400">
        <Card padding="0">
          <ScrollTable label="Programs">
            <ProgramTable programs={programs} />
          </ScrollTable>
        </Card>
        <Pager
          isFirst={isFirst}
          next={next}
          onMove={(before) => setQuery(before === null ? {} : { before })}
        />
      </BlockStack>
    </Page>
  );
}
