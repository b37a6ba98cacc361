import { Card, Page } from "@shopify/polaris";
import { DataState } from "#app/ui/DataState.tsx";

const WORDS: Readonly<Record<number, readonly [title: string, advice: string]>> = {
  404: ["This does not exist here", "It may belong to another shop, or the address is mistyped."],
  409: ["This was already done", "Somebody else may have been faster. Nothing was changed twice."],
  413: ["That is too much at once", "Send less, in several steps. Nothing was changed."],
};
const OTHERWISE = ["This was not accepted", "Nothing was changed. Go back and try again."] as const;

/** What a refused request shows: what happened, what is safe, where to go on. */
export function RefusedPage({ status }: { status: number }) {
  const [title, text] = WORDS[status] ?? OTHERWISE;
  const step = { content: "Go to the overview", url: "/app" };
  return (
    <Page title={title} narrowWidth>
      <Card>
        <DataState state={{ kind: "empty", title, text, step }} />
      </Card>
    </Page>
  );
}
