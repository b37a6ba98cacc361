import { IndexTable, Link, Text } from "@shopify/polaris";
import { ProgramBadge } from "#app/programs/ProgramBadge.tsx";
import type { ProgramState } from "#app/programs/program.ts";
import { Amount } from "#app/ui/Amount.tsx";

export type ProgramRow = Readonly<{
  id: string;
  name: string;
  state: ProgramState;
  stateLabel: string;
  offer: string;
  groups: number;
  members: number;
  waiting: number;
}>;

/** The shop's programs, newest first. */
export function ProgramTable({ programs }: { programs: readonly ProgramRow[] }) {
  return (
    <IndexTable
      resourceName={{ singular: "program", plural: "programs" }}
      itemCount={programs.length}
      selectable={false}
      headings={[
        { title: "Program" },
        { title: "State" },
        { title: "Offer" },
        { title: "Groups", alignment: "end" },
        { title: "Members", alignment: "end" },
        { title: "Applications waiting", alignment: "end" },
      ]}
    >
      {programs.map((program, position) => (
        <IndexTable.Row id={program.id} key={program.id} position={position}>
          <IndexTable.Cell>
            <Link url={`/app/programs/${program.id}`} dataPrimaryLink monochrome removeUnderline>
              <Text as="span" fontWeight="semibold">
                {program.name}
              </Text>
            </Link>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <ProgramBadge state={program.state} label={program.stateLabel} />
          </IndexTable.Cell>
          <IndexTable.Cell>{program.offer}</IndexTable.Cell>
          <IndexTable.Cell>
            <Amount isQuiet={program.groups === 0}>{program.groups}</Amount>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Amount isQuiet={program.members === 0}>{program.members}</Amount>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Amount isStrong={program.waiting > 0} isQuiet={program.waiting === 0}>
              {program.waiting}
            </Amount>
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
