import { BlockStack, Card, Text } from "@shopify/polaris";
import { BandBadge } from "#app/analytics/BandBadge.tsx";
import type { ChangeText } from "#app/analytics/change.ts";
import { FormulaPopover } from "#app/analytics/FormulaPopover.tsx";
import type { Basis } from "#app/analytics/formula.ts";
import type { TileView } from "#app/analytics/tiles.ts";
import { Sparkline } from "#app/ui/Sparkline.tsx";
import styles from "./Tiles.module.css";

const ARROWS = { up: "▲", down: "▼", same: "=" } as const;

/** The figures at the head of a page; the first one answers the page's question. */
export function Tiles({
  tiles,
  basis,
  rows,
  isBusy = false,
}: {
  tiles: readonly TileView[];
  basis: Basis;
  /** Where the rows behind the figures are; null where they are on the same page. */
  rows: Readonly<{ content: string; url: string }> | null;
  isBusy?: boolean;
}) {
  return (
    <div className={styles.room}>
      <div
        className={[styles.tiles, tiles.length === 4 && styles.four, isBusy && styles.busy]
          .filter(Boolean)
          .join(" ")}
        aria-busy={isBusy}
      >
        {tiles.map((tile) => (
          <Tile
            key={tile.id}
            tile={tile}
            basis={basis}
            rows={tile.id === "owed" ? { content: "See payouts", url: "/app/payouts" } : rows}
          />
        ))}
      </div>
    </div>
  );
}

function Tile({
  tile,
  basis,
  rows,
}: {
  tile: TileView;
  basis: Basis;
  rows: Readonly<{ content: string; url: string }> | null;
}) {
  return (
    <Card>
      <BlockStack gap="150">
        <Text as="h2" variant="bodySm" tone="subdued" fontWeight="regular">
          {tile.title}
        </Text>
        <div className={styles.figure}>
          <span className={styles.value}>
            <Text as="span" variant="headingLg" numeric>
              <FormulaPopover formula={() => tile.formula} basis={basis} rows={rows}>
                {tile.value ?? "—"}
              </FormulaPopover>
            </Text>
          </span>
          <Sparkline values={tile.course} tone={toneOf(tile.change)} />
        </div>
        <div className={styles.notes}>
          {tile.change && <Change change={tile.change} />}
          {tile.band && <BandBadge band={tile.band} isFewOrders={tile.isFewOrders} />}
          {tile.note && (
            <Text as="span" variant="bodySm" tone="subdued" numeric>
              {tile.note}
            </Text>
          )}
        </div>
        {tile.parts.length > 0 && (
          <dl className={styles.parts}>
            {tile.parts.map(({ name, amount }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{amount}</dd>
              </div>
            ))}
          </dl>
        )}
      </BlockStack>
    </Card>
  );
}

function Change({ change }: { change: ChangeText }) {
  const tone =
    change.isGood === null
      ? { tone: "subdued" as const }
      : { tone: change.isGood ? ("success" as const) : ("critical" as const) };
  return (
    <Text as="span" variant="bodySm" numeric {...tone}>
      <span aria-hidden="true">
        {ARROWS[change.direction]} {change.text}
      </span>
      <Text as="span" visuallyHidden>
        {change.words}
      </Text>
    </Text>
  );
}

function toneOf(change: ChangeText | null): "good" | "bad" | "neutral" {
  if (change === null || change.isGood === null) return "neutral";
  return change.isGood ? "good" : "bad";
}
