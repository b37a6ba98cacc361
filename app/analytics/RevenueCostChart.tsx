import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ChartView } from "#app/analytics/chart.ts";
import { Chart } from "#app/ui/Chart.tsx";
import styles from "./RevenueCostChart.module.css";

const COST = "Total creator cost";
const REVENUE = "Net revenue from creators";

/** Net revenue and cost of the period, drawn or as a table. */
export function RevenueCostChart({ chart }: { chart: ChartView }) {
  const [isTable, setTable] = useState(false);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <BlockStack gap="050">
            <Text as="h2" variant="headingMd">
              {`Revenue and cost by ${chart.grain}`}
            </Text>
            {!isTable && <Legend />}
          </BlockStack>
          <Button variant="plain" onClick={() => setTable(!isTable)}>
            {isTable ? "Show as chart" : "Show as table"}
          </Button>
        </InlineStack>
        {isTable ? (
          <Table chart={chart} />
        ) : (
          <Chart
            title={chart.title}
            points={chart.points}
            ticks={chart.ticks}
            barName={COST}
            lineName={REVENUE}
          />
        )}
      </BlockStack>
    </Card>
  );
}

function Legend() {
  return (
    <div className={styles.legend}>
      <span className={styles.name}>
        <span className={styles.line} />
        <Text as="span" variant="bodySm" tone="subdued">
          {REVENUE}
        </Text>
      </span>
      <span className={styles.name}>
        <span className={styles.bar} />
        <Text as="span" variant="bodySm" tone="subdued">
          {COST}
        </Text>
      </span>
    </div>
  );
}

function Table({ chart }: { chart: ChartView }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard.
    <section className={styles.table} aria-label={chart.title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{chart.grain === "day" ? "Day" : "Week"}</th>
            <th scope="col">{REVENUE}</th>
            <th scope="col">{COST}</th>
          </tr>
        </thead>
        <tbody>
          {chart.points.map((point) => (
            <tr key={point.key}>
              <th scope="row">{point.title}</th>
              <td>{point.lineText}</td>
              <td>{point.barText}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
