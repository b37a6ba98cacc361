import { useSubmit } from "@remix-run/react";
import { useIndexResourceState } from "@shopify/polaris";
import { type ComponentProps, useState } from "react";
import { BulkWindow } from "#app/codes/BulkWindow.tsx";
import { type BulkAction, TICKED_MAX } from "#app/codes/bulk.ts";
import { CreatorTable, type CreatorTableProps } from "#app/creators/CreatorTable.tsx";
import { CREATOR_FILTERS } from "#app/creators/contract.ts";

/** The creators' table, whose rows can be ticked, or all that match be chosen; asks what shall become of them. */
export function BulkCreators({
  count,
  offers,
  programs,
  formId,
  ...table
}: Omit<CreatorTableProps, "selected" | "selection"> & {
  /** How many match, on all pages. */
  count: number;
  offers: readonly Readonly<{ id: string; label: string; hasCodes: boolean }>[];
  programs: ComponentProps<typeof BulkWindow>["programs"];
  /** Made with the page: the same press twice is one run. */
  formId: string;
}) {
  const { creators } = table;
  const [asked, setAsked] = useState<BulkAction | null>(null);
  const submit = useSubmit();
  const state = useIndexResourceState(creators.map(({ id }) => ({ id })));
  const { selectedResources, allResourcesSelected: isAll, clearSelection } = state;
  const chosen = isAll ? count : selectedResources.length;
  const action = (content: string, name: BulkAction) => ({
    content,
    onAction: () => setAsked(name),
  });
  const send = (fields: Readonly<Record<string, string>>) => {
    const selection = isAll ? "all" : "ticked";
    const ids = isAll ? "" : selectedResources.slice(0, TICKED_MAX).join(",");
    const query = isAll ? globalThis.location.search.slice(0, 2_000) : "";
    submit(
      { id: formId, selection, ids, query: withoutToken(query), ...fields },
      { method: "post", action: "/app/creators/bulk?index" },
    );
    clearSelection();
    setAsked(null);
  };
  return (
    <>
      <CreatorTable
        {...table}
        selected={selectedResources}
        selection={{
          selectedItemsCount: isAll ? "All" : selectedResources.length,
          onSelectionChange: state.handleSelectionChange,
          hasMoreItems: count > creators.length,
          paginatedSelectAllActionText: `Select all ${count.toLocaleString("en-US")} that match`,
          ...(isAll
            ? { paginatedSelectAllText: `All ${count.toLocaleString("en-US")} are chosen.` }
            : {}),
          promotedBulkActions: [action("Make codes", "make-codes"), action("Add tag", "add-tag")],
          bulkActions: OTHER_ACTIONS.filter(
            ([, name]) => programs.length > 0 || !name.endsWith("-program"),
          ).map(([content, name]) => action(content, name)),
        }}
      />
      {asked && (
        <BulkWindow
          key={asked}
          action={asked}
          chosen={chosen}
          programs={programs.filter(({ isOpen }) => isOpen || asked === "leave-program")}
          offers={offers.filter(({ hasCodes }) => hasCodes)}
          onSend={send}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

/** Behind the button with three dots. */
const OTHER_ACTIONS = [
  ["Add to a program", "join-program"],
  ["Remove from a program", "leave-program"],
  ["Remove tag", "remove-tag"],
  ["Pause", "pause"],
  ["Activate", "activate"],
] as const satisfies readonly (readonly [string, BulkAction])[];

/** Only what the list is asked for; what Shopify's frame adds to the address stays out. */
function withoutToken(search: string): string {
  const asked = new URLSearchParams(search);
  const kept = CREATOR_FILTERS.flatMap((name) => {
    const value = asked.get(name);
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(kept).toString();
}
