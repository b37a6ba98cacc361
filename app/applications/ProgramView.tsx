import type { SubmissionResult } from "@conform-to/react";
import { BlockStack, Card, Layout, Page, Text } from "@shopify/polaris";
import type { ComponentProps } from "react";
import { FormCard } from "#app/applications/FormCard.tsx";
import { InvitationsCard } from "#app/applications/InvitationsCard.tsx";
import { MembersCard } from "#app/applications/MembersCard.tsx";
import { GroupsCard } from "#app/programs/GroupsCard.tsx";
import { ProgramBadge } from "#app/programs/ProgramBadge.tsx";
import { ProgramForm } from "#app/programs/ProgramForm.tsx";
import { type ProgramState, WHICH_TERMS } from "#app/programs/program.ts";
import { PoolsCard } from "#app/safe-links/PoolsCard.tsx";

type Group = ComponentProps<typeof GroupsCard>["groups"][number];
type Shown = Readonly<{
  program: ComponentProps<typeof FormCard>["program"] &
    Readonly<{
      state: ProgramState;
      stateLabel: string;
      offer: string;
      groups: readonly Omit<Group, "members" | "invitations">[];
      fields: ComponentProps<typeof ProgramForm>["defaults"];
    }>;
  offers: ComponentProps<typeof ProgramForm>["offers"];
  members: ComponentProps<typeof MembersCard>["card"];
  invitations: ComponentProps<typeof InvitationsCard>["invitations"];
  waiting: number;
  /** By group; those without any are left out. */
  inGroups: Readonly<Record<string, Pick<Group, "members" | "invitations">>>;
  /** Null where its links are not safe. */
  pools: ComponentProps<typeof PoolsCard>["pools"] | null;
  formId: string;
}>;

type Answer = Readonly<{
  intent: string;
  result: SubmissionResult<string[]> | null;
  url: string | null;
}>;

const inGroup = ({ inGroups }: Pick<Shown, "inGroups">, groupId: string) =>
  inGroups[groupId] ?? { members: 0, invitations: 0 };

/** A program: two thirds for what it says and who is in it, one third for how others get in. */
export function ProgramView({
  page,
  answer,
  isBusy,
}: {
  page: Shown;
  answer: Answer | undefined;
  isBusy: boolean;
}) {
  const { program, offers, members } = page;
  const resultOf = (intent: string) => (answer?.intent === intent ? answer.result : null);
  return (
    <Page
      title={program.name}
      subtitle={`${members.count === 1 ? "1 member" : `${members.count} members`} · ${program.offer}`}
      titleMetadata={<ProgramBadge state={program.state} label={program.stateLabel} />}
      backAction={{ content: "Programs", url: "/app/programs" }}
      fullWidth
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <MembersCard card={members} groups={program.groups} isBusy={isBusy} />
            <ProgramForm
              key={JSON.stringify(program.fields)}
              defaults={program.fields}
              offers={offers}
              formId={null}
              lastResult={resultOf("save")}
              isBusy={isBusy}
            />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <FormCard program={program} waiting={page.waiting} />
            {page.pools && <PoolsCard pools={page.pools} />}
            <InvitationsCard
              key={page.invitations[0]?.id ?? "none"}
              invitations={page.invitations}
              groups={program.groups}
              url={answer?.url ?? null}
              result={resultOf("invite")}
              isBusy={isBusy}
            />
            <GroupsCard
              key={JSON.stringify(program.groups)}
              groups={program.groups.map((group) => ({ ...group, ...inGroup(page, group.id) }))}
              offers={offers}
              formId={page.formId}
              added={resultOf("add-group")}
              changed={resultOf("change-group")}
              isBusy={isBusy}
            />
            <Card>
              <BlockStack gap="200">
                <Text as="h2" variant="headingMd">
                  Which terms an order has
                </Text>
                <Text as="p">{WHICH_TERMS}</Text>
              </BlockStack>
            </Card>
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
