import { BlockStack, Button, Collapsible, FormLayout, Text } from "@shopify/polaris";
import { useState } from "react";
import {
  PLATFORMS,
  parseFollowers,
  type TierCuts,
  tierLabel,
  tierOf,
} from "#app/creators/creator.ts";
import type { ProfileField } from "#app/creators/profile.ts";
import { type BoundField, SelectInput, TextInput } from "#app/ui/field.tsx";

type Fieldset = Readonly<Record<ProfileField, BoundField>> &
  Readonly<{ followers: Readonly<{ value?: string | undefined }> }>;

/** The fields of a creator's profile: who she is first, the rest on demand. */
export function ProfileFields({ fields, tierCuts }: { fields: Fieldset; tierCuts: TierCuts }) {
  const count = parseFollowers(fields.followers.value ?? "");
  return (
    <FormLayout>
      <TextInput field={fields.name} label="Name" />
      <FormLayout.Group>
        <SelectInput
          field={fields.platform}
          label="Platform"
          options={PLATFORMS.map(({ value, label }) => ({ value, label }))}
        />
        <TextInput field={fields.handle} label="Handle" prefix="@" />
      </FormLayout.Group>
      <TextInput
        field={fields.followers}
        label="Followers"
        inputMode="numeric"
        helpText={
          count === null
            ? "About how many, such as 182000 or 182k."
            : `Tier: ${tierLabel(tierOf(count, tierCuts))}`
        }
      />
      <TextInput
        field={fields.email}
        label="E-mail"
        type="email"
        helpText="Optional. It is personal data: keep it to reach the creator and to find her again in an import. Only your team sees it."
      />
      <FormLayout.Group>
        <TextInput field={fields.niche} label="Niche" placeholder="Skincare" />
        <TextInput
          field={fields.owner}
          label="Owner"
          helpText="Who of your team: name or e-mail."
        />
      </FormLayout.Group>
      <FormLayout.Group>
        <TextInput field={fields.country} label="Country" placeholder="Germany" />
        <TextInput field={fields.language} label="Language" placeholder="German" />
      </FormLayout.Group>
      <TextInput field={fields.tags} label="Tags" helpText="Separated by commas." />
      <TextInput
        field={fields.note}
        label="Note"
        multiline={3}
        helpText="Only your team sees it."
      />
      <More fields={fields} />
    </FormLayout>
  );
}

const ACCOUNTS = [
  { label: "Instagram", handle: "instagramHandle", followers: "instagramFollowers" },
  { label: "TikTok", handle: "tiktokHandle", followers: "tiktokFollowers" },
  { label: "YouTube", handle: "youtubeHandle", followers: "youtubeFollowers" },
  { label: "Other", handle: "otherHandle", followers: "otherFollowers" },
] as const;

/** Open where something stands in it, or a field of it was refused. */
function More({ fields }: { fields: Fieldset }) {
  const inside = [
    fields.customFields,
    ...ACCOUNTS.flatMap(({ handle, followers }) => [fields[handle], fields[followers]]),
  ];
  const isUsed = inside.some(({ initialValue, errors }) => initialValue || errors?.length);
  const [isOpen, setOpen] = useState(isUsed);
  const isShown = isOpen || inside.some(({ errors }) => errors?.length);
  return (
    <BlockStack gap="300" inlineAlign="start">
      <Button
        variant="plain"
        disclosure={isShown ? "up" : "down"}
        onClick={() => setOpen(!isShown)}
        ariaExpanded={isShown}
        ariaControls="more-profile"
      >
        Other accounts and custom fields
      </Button>
      <Collapsible id="more-profile" open={isShown}>
        <FormLayout>
          <Text as="p" tone="subdued">
            Accounts beside the main one above.
          </Text>
          {ACCOUNTS.map(({ label, handle, followers }) => (
            <FormLayout.Group key={label} condensed>
              <TextInput field={fields[handle]} label={`${label} handle`} prefix="@" />
              <TextInput
                field={fields[followers]}
                label={`${label} followers`}
                inputMode="numeric"
              />
            </FormLayout.Group>
          ))}
          <TextInput
            field={fields.customFields}
            label="Custom fields"
            multiline={3}
            placeholder={"Shoe size: 38"}
            helpText="One a line, as name: text."
          />
        </FormLayout>
      </Collapsible>
    </BlockStack>
  );
}
