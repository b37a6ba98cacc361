import { useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Card,
  Divider,
  IndexTable,
  type IndexTableProps,
  Link,
  Text,
} from "@shopify/polaris";
import { BandBadge } from "#app/analytics/BandBadge.tsx";
import type { Sort } from "#app/analytics/contract.ts";
import { FormulaPopover } from "#app/analytics/FormulaPopover.tsx";
import { type Basis, type FigureName, formulaOf } from "#app/analytics/formula.ts";
import type { FigureTexts } from "#app/analytics/present.ts";
import { ReportFilters } from "#app/analytics/ReportFilters.tsx";
import type { Band } from "#app/analytics/roi.ts";
import type { RowView, TotalView } from "#app/analytics/rows.ts";
import { Amount } from "#app/ui/Amount.tsx";
import { DataState } from "#app/ui/DataState.tsx";
import { useAddress } from "#app/ui/use-address.tsx";
import styles from "./ReportTable.module.css";

export type ReportTableView = Readonly<{
  rows: readonly RowView[];
  totals: readonly TotalView[];
  /** "1 to 25 of 45" */
  range: string;
  page: number;
  pages: number;
  sort: Sort;
  direction: "asc" | "desc";
  q: string;
  band: Band | null;
  basis: Basis;
  footer: string;
}>;

type Column = Readonly<{ sort: Sort; title: string; name: FigureName; isCost: boolean }>;

const COLUMNS: readonly Column[] = [
  { sort: "orders", title: "Orders", name: "orders", isCost: false },
  { sort: "newCustomers", title: "New customers", name: "newCustomers", isCost: false },
  { sort: "net", title: "Net revenue", name: "net", isCost: false },
  { sort: "commission", title: "Commission", name: "commission", isCost: true },
  { sort: "otherCost", title: "Other cost", name: "otherCost", isCost: true },
  { sort: "totalCost", title: "Total cost", name: "totalCost", isCost: true },
  { sort: "return", title: "Return", name: "return", isCost: true },
  { sort: "roi", title: "ROI", name: "roi", isCost: true },
];
const SORTS_BY_HEADING: readonly (Sort | null)[] = [
  "creator",
  null,
  ...COLUMNS.map(({ sort }) => sort),
  null,
];

const HEADINGS: IndexTableProps["headings"] = [
  { title: "Creator" },
  { title: "Code" },
  ...COLUMNS.map(({ title, name }) => ({
    title,
    alignment: "end" as const,
    ...(name === "otherCost" ? { tooltipContent: "Fees, gifts, shipping and other" } : {}),
  })),
  { title: "Band" },
];

/** Every creator's revenue and cost, with the rows that reconcile them with the shop. Order, filter and page live in the address. */
export function ReportTable({ view }: { view: ReportTableView }) {
  const go = useAddress();
  return (
    <Card padding="0">
      <ReportFilters
        q={view.q}
        band={view.band}
        isBusy={useNavigation().state === "loading"}
        onChange={(changes) => go({ page: null, ...changes })}
      />
      <div className={styles.table}>
        <IndexTable
          resourceName={{ singular: "creator", plural: "creators" }}
          selectable={false}
          itemCount={view.rows.length}
          headings={HEADINGS}
          sortable={SORTS_BY_HEADING.map((sort) => sort !== null)}
          sortColumnIndex={SORTS_BY_HEADING.indexOf(view.sort)}
          sortDirection={view.direction === "asc" ? "ascending" : "descending"}
          onSort={(at, direction) =>
            go({
              page: null,
              sort: SORTS_BY_HEADING[at] ?? null,
              direction: direction === "ascending" ? "asc" : "desc",
            })
          }
          emptyState={
            <DataState
              state={{
                kind: "empty",
                title: "No creator matches",
                text: "Search for another name, handle or code, or show all bands.",
              }}
            />
          }
          pagination={{
            hasPrevious: view.page > 1,
            hasNext: view.page < view.pages,
            onPrevious: () => go({ page: String(view.page - 1) }),
            onNext: () => go({ page: String(view.page + 1) }),
            label: view.range,
          }}
        >
          {view.rows.map((row, at) => (
            <CreatorRow key={row.creatorId} row={row} position={at} basis={view.basis} />
          ))}
          {view.rows.length > 0 &&
            view.totals.map((total, at) => (
              <TotalRow
                key={total.key}
                total={total}
                position={view.rows.length + at}
                basis={view.basis}
              />
            ))}
        </IndexTable>
      </div>
      <Divider />
      <div className={styles.footer}>
        <Text as="p" variant="bodySm" tone="subdued">
          {view.footer}
        </Text>
      </div>
    </Card>
  );
}

function CreatorRow({ row, position, basis }: { row: RowView; position: number; basis: Basis }) {
  const url = `/app/creators/${row.creatorId}`;
  return (
    <IndexTable.Row id={row.creatorId} position={position}>
      <IndexTable.Cell>
        <div className={styles.creator}>
          <Link url={url} monochrome removeUnderline>
            <Text as="span" fontWeight="semibold">
              {row.name}
            </Text>
          </Link>
          <Text as="span" variant="bodySm" tone="subdued">
            {row.about}
          </Text>
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack gap="050">
          <span className={styles.code}>{row.code ?? "—"}</span>
          {row.codeNote && (
            <Text as="span" variant="bodySm" tone="subdued">
              {row.codeNote}
            </Text>
          )}
        </BlockStack>
      </IndexTable.Cell>
      {COLUMNS.map(({ name }) => (
        <FigureCell
          key={name}
          name={name}
          texts={row.texts}
          basis={basis}
          rows={{ content: `Orders and costs of ${row.name}`, url }}
          isStrong={name === "net" || name === "return"}
        />
      ))}
      <IndexTable.Cell>
        <BandBadge band={row.texts.band} isFewOrders={row.texts.isFewOrders} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function TotalRow({
  total,
  position,
  basis,
}: {
  total: TotalView;
  position: number;
  basis: Basis;
}) {
  const isStrong = total.key !== "rest";
  return (
    <IndexTable.Row id={total.key} position={position} rowType="subheader">
      <IndexTable.Cell as="th" scope="row" colSpan={2}>
        <Text as="span" fontWeight={isStrong ? "semibold" : "regular"}>
          {total.name}
        </Text>
      </IndexTable.Cell>
      {COLUMNS.map(({ name, isCost }) =>
        isCost && !total.hasCost ? (
          <IndexTable.Cell key={name} />
        ) : (
          <FigureCell
            key={name}
            name={name}
            texts={total.texts}
            basis={basis}
            rows={null}
            isStrong={isStrong}
          />
        ),
      )}
      <IndexTable.Cell>
        {total.hasCost ? (
          <BandBadge band={total.texts.band} isFewOrders={total.texts.isFewOrders} />
        ) : (
          total.key === "rest" &&
          total.share && (
            <Text as="span" variant="bodySm" tone="subdued">
              {`${total.share} of the shop`}
            </Text>
          )
        )}
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function FigureCell({
  name,
  texts,
  basis,
  rows,
  isStrong,
}: {
  name: FigureName;
  texts: FigureTexts;
  basis: Basis;
  rows: Readonly<{ content: string; url: string }> | null;
  isStrong: boolean;
}) {
  const text = name === "return" ? texts.returnText : texts[name];
  return (
    <IndexTable.Cell>
      <Amount isStrong={isStrong}>
        <FormulaPopover formula={() => formulaOf(name, texts)} basis={basis} rows={rows}>
          {text ?? "—"}
        </FormulaPopover>
      </Amount>
    </IndexTable.Cell>
  );
}
