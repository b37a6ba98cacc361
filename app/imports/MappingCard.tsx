import type { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import styles from "#app/imports/MappingCard.module.css";
import type { Answer, ShownImport } from "#app/imports/shown.ts";

/** What each column of the file is read as, beside its first cells; a change has the rows checked again. */
export function MappingCard({
  page,
  fetcher,
}: {
  page: ShownImport;
  fetcher: ReturnType<typeof useFetcher<Answer>>;
}) {
  const [fields, setFields] = useState(page.columns.map(({ field }) => field));
  const [offerId, setOfferId] = useState(page.offerId);
  const isChanged =
    offerId !== page.offerId || fields.some((field, at) => field !== page.columns[at]?.field);
  const check = () => {
    const form = new FormData();
    form.set("step", "map");
    form.set("round", String(page.round));
    form.set("offerId", offerId);
    for (const field of fields) form.append("field", field);
    fetcher.submit(form, { method: "post" });
  };
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            What the columns are
          </Text>
          <Text as="p" tone="subdued">
            {page.isRecognised
              ? `A file of ${page.kind}`
              : "Not recognised: choose for each column"}
          </Text>
        </InlineStack>
        {page.problem !== null && !isChanged && <Banner tone="warning" title={page.problem} />}
        <Select
          label="Offer that new creators join"
          options={page.offers.map(({ id, label }) => ({ value: id, label }))}
          value={offerId}
          onChange={setOfferId}
          helpText="Creators who are here already stay in theirs."
        />
        <Columns
          page={page}
          fields={fields}
          onChange={(at, field) =>
            setFields(fields.map((one, place) => (place === at ? field : one)))
          }
        />
        <InlineStack align="end">
          <Button
            onClick={check}
            disabled={!isChanged || page.isUnderWay}
            loading={fetcher.state !== "idle"}
          >
            Check again
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Columns({
  page,
  fields,
  onChange,
}: {
  page: ShownImport;
  fields: readonly string[];
  onChange: (at: number, field: string) => void;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is wider than a phone, and a keyboard has to reach what scrolls
    <section className={styles.scroller} aria-label="Columns of the file" tabIndex={0}>
      <table className={styles.columns}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Read as</th>
            <th scope="col">First rows</th>
          </tr>
        </thead>
        <tbody>
          {page.columns.map(({ heading, samples }, at) => (
            <tr key={`${at} ${heading}`}>
              <th scope="row">{heading}</th>
              <td>
                <Select
                  label={`Read ${heading} as`}
                  labelHidden
                  options={[...page.fieldChoices]}
                  value={fields[at] ?? ""}
                  onChange={(field) => onChange(at, field)}
                />
              </td>
              <td className={styles.samples}>
                {samples.filter((sample) => sample !== "").join(" · ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
