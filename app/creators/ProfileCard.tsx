import type { SubmissionResult } from "@conform-to/react";
import {
  BlockStack,
  Button,
  Card,
  Collapsible,
  DescriptionList,
  InlineStack,
  Tag,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { ProfileForm } from "#app/creators/CreatorForm.tsx";
import type { TierCuts } from "#app/creators/creator.ts";
import type { ProfileTexts } from "#app/creators/profile.ts";

export type ShownProfile = Readonly<{
  note: string;
  tags: readonly string[];
  tierCuts: TierCuts;
  profileFields: ProfileTexts;
  accounts: readonly Readonly<{ platform: string; handle: string; followers: string }>[];
  customFields: readonly Readonly<{ name: string; text: string }>[];
  changes: readonly Readonly<{
    id: string;
    field: string;
    before: string;
    after: string;
    by: string;
    at: string;
  }>[];
}>;

/** Profile of a creator with its changes; the form opens on demand and closes once it is saved. */
export function ProfileCard({
  profile,
  result,
  isBusy,
}: {
  profile: ShownProfile;
  result: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Profile
          </Text>
          <Button variant="plain" onClick={() => setOpen(!isOpen)} ariaExpanded={isOpen}>
            {isOpen ? "Close" : "Edit profile"}
          </Button>
        </InlineStack>
        {isOpen ? (
          <ProfileForm
            key={JSON.stringify(profile.profileFields)}
            defaults={profile.profileFields}
            tierCuts={profile.tierCuts}
            lastResult={result}
            isBusy={isBusy}
          />
        ) : (
          <Shown profile={profile} />
        )}
        {profile.changes.length > 0 && <Changes changes={profile.changes} />}
      </BlockStack>
    </Card>
  );
}

function Shown({ profile }: { profile: ShownProfile }) {
  const { note, tags } = profile;
  const items = itemsOf(profile);
  return (
    <>
      {items.length > 0 && <DescriptionList items={items} gap="tight" />}
      <Text as="p" {...(note === "" ? { tone: "subdued" as const } : {})} breakWord>
        {note === "" ? "Nothing noted yet." : note}
      </Text>
      {tags.length > 0 && (
        <InlineStack gap="200">
          {tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </InlineStack>
      )}
    </>
  );
}

/** What is known; what is not has no line. */
function itemsOf({ profileFields, accounts, customFields }: ShownProfile) {
  const { email, niche, country, language, owner } = profileFields;
  return [
    { term: "E-mail", description: email },
    { term: "Niche", description: niche },
    { term: "Country", description: country },
    { term: "Language", description: language },
    { term: "Owner", description: owner },
    ...accounts.map(({ platform, handle, followers }) => ({
      term: platform,
      description: followers === "0" ? `@${handle}` : `@${handle} · ${followers}`,
    })),
    ...customFields.map(({ name, text }) => ({ term: name, description: text })),
  ].filter(({ description }) => description !== "");
}

function Changes({ changes }: { changes: ShownProfile["changes"] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Button
        variant="plain"
        disclosure={isOpen ? "up" : "down"}
        onClick={() => setOpen(!isOpen)}
        ariaExpanded={isOpen}
        ariaControls="profile-changes"
      >
        History of changes
      </Button>
      <Collapsible id="profile-changes" open={isOpen}>
        <BlockStack gap="200">
          {changes.map(({ id, field, before, after, by, at }) => (
            <BlockStack key={id}>
              <Text as="p" breakWord>{`${field}: ${before} → ${after}`}</Text>
              <Text as="p" tone="subdued" variant="bodySm">{`${by}, ${at}`}</Text>
            </BlockStack>
          ))}
        </BlockStack>
      </Collapsible>
    </BlockStack>
  );
}
