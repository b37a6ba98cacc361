import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Layout,
  Text,
} from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { landingForm } from "#app/landing/landing-contract.ts";
import { HEADLINE_LENGTH_MAX, PRODUCTS_MAX, WORDS_LENGTH_MAX } from "#app/landing/landing-page.ts";
import { ResourcePicker } from "#app/programs/ResourcePicker.tsx";
import { CopyButton } from "#app/ui/CopyButton.tsx";
import { type BoundField, CheckboxInput, TextInput } from "#app/ui/field.tsx";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";
import { StateBadge } from "#app/ui/StateBadge.tsx";

type KeptProduct = Readonly<{
  gid: string;
  title: string;
  price: string;
  goneSince: string | null;
}>;

export type LandingPageFacts = Readonly<{
  creatorName: string;
  isActive: boolean;
  isShown: boolean;
  url: string | null;
  hosts: readonly string[];
  defaults: Readonly<{
    isShown: string;
    headline: string;
    words: string;
    photoUrl: string;
    productGids: readonly string[];
  }>;
  products: readonly KeptProduct[];
}>;

/** The form of a creator's page: whether it is shown, what it says, and what it sells. */
export function LandingForm({
  page,
  lastResult,
  isBusy,
}: {
  page: LandingPageFacts;
  lastResult: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [gids, setGids] = useState(page.defaults.productGids);
  const [form, fields] = useForm({
    id: "landing-page",
    lastResult: lastResult ?? null,
    defaultValue: { ...page.defaults, productGids: [...page.defaults.productGids] },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: landingForm(page.hosts) }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <SaveBarForm form={form} isBusy={isBusy}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Part title="Page">
              <WordFields fields={fields} name={page.creatorName} />
            </Part>
            <Part title="Products">
              <Products
                field={fields.productGids}
                gids={gids}
                kept={page.products}
                onPick={setGids}
              />
            </Part>
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {form.status === "error" && <NothingSaved />}
            <Address page={page} />
            <InlineStack align="end">
              <Button submit variant="primary" loading={isBusy}>
                Save page
              </Button>
            </InlineStack>
          </BlockStack>
        </Layout.Section>
      </Layout>
    </SaveBarForm>
  );
}

const NothingSaved = () => (
  <Banner tone="critical" title="Nothing was saved yet">
    <p>Some fields need a change. Each says which.</p>
  </Banner>
);

const WordFields = ({
  fields,
  name,
}: {
  fields: Readonly<Record<"isShown" | "headline" | "words" | "photoUrl", BoundField>>;
  name: string;
}) => (
  <FormLayout>
    <CheckboxInput
      field={fields.isShown}
      label="Show the page"
      helpText="While it is off, or the creator is paused, its address says so and leads on to the shop."
    />
    <TextInput field={fields.headline} label="Headline" maxLength={HEADLINE_LENGTH_MAX} />
    <TextInput
      field={fields.words}
      label="Words"
      multiline={5}
      maxLength={WORDS_LENGTH_MAX}
      showCharacterCount
      helpText={`Plain text; an empty line begins a paragraph. Say here when ${name} is paid: many countries ask for it.`}
    />
    <TextInput
      field={fields.photoUrl}
      label="Photo"
      type="url"
      placeholder="https://cdn.shopify.com/s/files/…"
      helpText="An image of your shop: in Shopify, Content → Files, copy its link. Empty for none."
    />
  </FormLayout>
);

const Products = ({
  field,
  gids,
  kept,
  onPick,
}: {
  field: Pick<BoundField, "id" | "name" | "errors">;
  gids: readonly string[];
  kept: readonly KeptProduct[];
  onPick: (gids: readonly string[]) => void;
}) => (
  <BlockStack gap="300">
    <Text as="p" tone="subdued">
      {`Up to ${PRODUCTS_MAX}. Title, picture and price are Shopify’s, looked at when you save and each night.`}
    </Text>
    <ResourcePicker field={field} kind="product" gids={gids} max={PRODUCTS_MAX} onPick={onPick} />
    {gids.map((gid) => (
      <input key={gid} type="hidden" name={field.name} value={gid} />
    ))}
    {kept
      .filter(({ gid }) => gids.includes(gid))
      .map((product) => (
        <InlineStack key={product.gid} gap="200" align="space-between" blockAlign="center">
          <BlockStack>
            <Text as="span">{product.title}</Text>
            <Text as="span" tone="subdued" variant="bodySm">
              {product.goneSince === null
                ? product.price
                : `Left out: not in the online store since ${product.goneSince}`}
            </Text>
          </BlockStack>
          <InlineStack gap="200" blockAlign="center">
            {product.goneSince !== null && <StateBadge look="bad">Left out</StateBadge>}
            <Button
              variant="plain"
              accessibilityLabel={`Remove ${product.title}`}
              onClick={() => onPick(gids.filter((gid) => gid !== product.gid))}
            >
              Remove
            </Button>
          </InlineStack>
        </InlineStack>
      ))}
  </BlockStack>
);

const Address = ({ page: { url, isShown, isActive, creatorName } }: { page: LandingPageFacts }) => (
  <Card>
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center">
        <Text as="h2" variant="headingMd">
          Address
        </Text>
        {isShown && isActive ? (
          <StateBadge look="good">Shown</StateBadge>
        ) : (
          <StateBadge look="over">Not shown</StateBadge>
        )}
      </InlineStack>
      {isShown && !isActive && (
        <Text as="p">{`${creatorName} is not active. The page is shown again when she is.`}</Text>
      )}
      {url && (
        <>
          <Text as="p" breakWord>
            {url}
          </Text>
          <InlineStack gap="200">
            <CopyButton text={url} label={`Copy address of the page of ${creatorName}`}>
              Copy address
            </CopyButton>
            {isShown && isActive && (
              <Button url={url} target="_blank">
                Open page
              </Button>
            )}
          </InlineStack>
        </>
      )}
      <Text as="p" tone="subdued" variant="bodySm">
        A visit is a click of the creator’s main link. For an address with a word of its own, add a
        link with that word: …/c/word shows the same page and counts for that link.
      </Text>
    </BlockStack>
  </Card>
);

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      {children}
    </BlockStack>
  </Card>
);
