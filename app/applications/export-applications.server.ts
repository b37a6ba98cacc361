// The applications that a list asks for as a file, all of its pages in one; written while it is sent.
import { type Channel, describeChannel } from "#app/applications/application.ts";
import type { ApplicationsQuery } from "#app/applications/contract.ts";
import { type ApplicationKey, listApplications } from "#app/applications/repository.server.ts";
import { localDateOf } from "#app/kit/calendar.ts";
import { csvRows } from "#app/kit/csv.ts";
import { db } from "#app/platform/db.server.ts";
import { programChoices } from "#app/programs/find-program.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** A form may hold ten thousand characters: so many are in memory at once. */
const ROWS_AT_ONCE = 200;

const HEADER = [
  "sent",
  "program",
  "state",
  "name",
  "email",
  "country",
  "channels",
  "why",
  "answers",
  "decided",
  "reason",
  "consented",
];

type Asked = Readonly<{ shop: Shop; query: ApplicationsQuery }>;

/** Newest first, days of the shop; text that a spreadsheet would run as a formula is made harmless. */
export const exportApplications = ({ shop, query }: Asked) => ({
  fileName: `applications-${query.state}.csv`,
  chunks: linesOf({ shop, query }),
});

async function* linesOf({ shop, query }: Asked): AsyncGenerator<string> {
  yield csvRows([HEADER]);
  const programs = new Map((await programChoices(db, shop.id)).map(({ id, name }) => [id, name]));
  const wanted = { state: query.state === "all" ? null : query.state, programId: query.program };
  let after: ApplicationKey | null = null;
  do {
    const page: Row[] = await listApplications(db, shop.id, {
      ...wanted,
      after,
      take: ROWS_AT_ONCE,
    });
    if (page.length > 0)
      yield csvRows(page.map((row) => cellsOf(row, programs.get(row.programId) ?? "", shop)));
    after = page.length < ROWS_AT_ONCE ? null : (page.at(-1) ?? null);
  } while (after !== null);
}

type Row = Awaited<ReturnType<typeof listApplications>>[number];

function cellsOf(row: Row, program: string, { zone }: Shop): (string | null)[] {
  const day = (at: Date | null) => at && localDateOf(at, zone);
  return [
    day(row.createdAt),
    program,
    row.state,
    row.name,
    row.email,
    row.country,
    row.channels.map((channel: Channel) => describeChannel(channel)).join("\n"),
    row.why,
    row.answers.map(({ question, answer }) => `${question}\n${answer}`).join("\n\n"),
    day(row.decidedAt),
    row.reason,
    day(row.consentedAt),
  ];
}
