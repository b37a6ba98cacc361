import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { BandBadge } from "#app/analytics/BandBadge.tsx";
import { FormulaPopover } from "#app/analytics/FormulaPopover.tsx";
import { type Basis, formulaOf } from "#app/analytics/formula.ts";
import { ORDERS_ENOUGH } from "#app/analytics/roi.ts";
import type { RowView } from "#app/analytics/rows.ts";
import styles from "./Lists.module.css";

const ENOUGH = `No creator has both ${ORDERS_ENOUGH} orders and a cost in this period yet.`;

/** The creators with the best and the worst return, of those with enough orders; nobody is in both. */
export function ReturnLists({
  best,
  worst,
  basis,
}: {
  best: readonly RowView[];
  worst: readonly RowView[];
  basis: Basis;
}) {
  return (
    <div className={styles.lists}>
      <ReturnList title="Highest return" empty={ENOUGH} rows={best} basis={basis} />
      <ReturnList
        title="Lowest return"
        empty={
          best.length === 0 ? ENOUGH : "Every creator with enough orders is among the highest."
        }
        rows={worst}
        basis={basis}
      />
    </div>
  );
}

function ReturnList({
  title,
  empty,
  rows,
  basis,
}: {
  title: string;
  empty: string;
  rows: readonly RowView[];
  basis: Basis;
}) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {rows.length === 0 && (
          <Text as="p" tone="subdued">
            {empty}
          </Text>
        )}
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.creatorId} className={styles.item}>
              <span className={styles.what}>
                <Link url={`/app/creators/${row.creatorId}`} monochrome removeUnderline>
                  <Text as="span" fontWeight="semibold">
                    {row.name}
                  </Text>
                </Link>
                <Text as="span" variant="bodySm" tone="subdued" numeric>
                  {`${row.texts.net} for ${row.texts.totalCost}`}
                </Text>
              </span>
              <span className={styles.figure}>
                <FormulaPopover
                  formula={() => formulaOf("return", row.texts)}
                  basis={basis}
                  rows={{
                    content: `Orders and costs of ${row.name}`,
                    url: `/app/creators/${row.creatorId}`,
                  }}
                >
                  {row.texts.returnText ?? "—"}
                </FormulaPopover>
                <BandBadge band={row.texts.band} isFewOrders={row.texts.isFewOrders} />
              </span>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
