import { Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Basis, Formula } from "#app/analytics/formula.ts";
import { Explained } from "#app/ui/Explained.tsx";
import { FormulaText } from "#app/ui/FormulaText.tsx";

/** A figure that can be asked how it was made: formula, numbers, window, model, time, and the way to the rows behind it. */
export function FormulaPopover({
  children,
  formula,
  basis,
  rows,
}: {
  children: ReactNode;
  /** Called when it opens, for a table has hundreds. */
  formula: () => Formula;
  basis: Basis;
  rows: Readonly<{ content: string; url: string }> | null;
}) {
  return (
    <Explained explain={() => <Answer formula={formula()} basis={basis} rows={rows} />}>
      {children}
    </Explained>
  );
}

function Answer({
  formula,
  basis,
  rows,
}: {
  formula: Formula;
  basis: Basis;
  rows: Readonly<{ content: string; url: string }> | null;
}) {
  return (
    <FormulaText {...formula}>
      <Text as="p" variant="bodySm" tone="subdued">
        {basis.window}, {basis.zone} time. {basis.model}. As of {basis.asOf}.
      </Text>
      {rows && (
        <Text as="p" variant="bodySm">
          <Link url={rows.url}>{rows.content}</Link>
        </Text>
      )}
    </FormulaText>
  );
}
