import type { SubmissionResult } from "@conform-to/react";
import { BlockStack, Button, Card, InlineStack, Tag, Text } from "@shopify/polaris";
import { useState } from "react";
import { type ProfileDefaults, ProfileForm } from "#app/creators/CreatorForm.tsx";

/** Note, tags and profile of a creator; the form opens on demand and closes once it is saved. */
export function ProfileCard({
  note,
  tags,
  defaults,
  result,
  isBusy,
}: {
  note: string;
  tags: readonly string[];
  defaults: ProfileDefaults;
  result: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Note
          </Text>
          <Button variant="plain" onClick={() => setOpen(!isOpen)} ariaExpanded={isOpen}>
            {isOpen ? "Close" : "Edit profile"}
          </Button>
        </InlineStack>
        {isOpen ? (
          <ProfileForm
            key={JSON.stringify(defaults)}
            defaults={defaults}
            lastResult={result}
            isBusy={isBusy}
          />
        ) : (
          <>
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
        )}
      </BlockStack>
    </Card>
  );
}
