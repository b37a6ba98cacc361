import { IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { BAND_VIEWS } from "#app/analytics/BandBadge.tsx";
import { BANDS, type Band } from "#app/analytics/roi.ts";

const TYPING_PAUSE_MS = 300;
const VIEWS: readonly (Band | null)[] = [null, ...BANDS];

/** Search by name, handle or code, and a tab for each band; the two combine. */
export function ReportFilters({
  q,
  band,
  isBusy,
  onChange,
}: {
  q: string;
  band: Band | null;
  isBusy: boolean;
  onChange: (changes: Readonly<Record<string, string | null>>) => void;
}) {
  // A search that an address brings is to be seen: nobody should wonder where the other creators are.
  const { mode, setMode } = useSetIndexFiltersMode(
    q === "" ? IndexFiltersMode.Default : IndexFiltersMode.Filtering,
  );
  const [typed, setTyped] = useState(q);
  const timer = useRef(0);
  useEffect(() => setTyped(q), [q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string, ms: number) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onChange({ q: text.trim() || null }), ms);
  };
  return (
    <IndexFilters
      tabs={VIEWS.map((view) => ({
        id: view ?? "all",
        content: view === null ? "All" : BAND_VIEWS[view].label,
        isLocked: true,
      }))}
      selected={VIEWS.indexOf(band)}
      onSelect={(at) => onChange({ band: VIEWS[at] ?? null })}
      canCreateNewView={false}
      mode={mode}
      setMode={setMode}
      filters={[]}
      hideFilters
      queryValue={typed}
      queryPlaceholder="Search creators, handles, codes"
      filteringAccessibilityLabel="Search creators"
      onQueryChange={(text) => search(text, TYPING_PAUSE_MS)}
      onQueryClear={() => search("", 0)}
      onClearAll={() => search("", 0)}
      cancelAction={{ onAction: () => search("", 0) }}
      // Escape closes a popover of the table here; as a shortcut it would also throw the search away.
      disableKeyboardShortcuts
      loading={isBusy}
    />
  );
}
