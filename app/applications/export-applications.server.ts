// The applications that a list asks for as a file, all of its pages in one.
import { type Channel, describeChannel } from "#app/applications/application.ts";
import type { ApplicationsQuery } from "#app/applications/contract.ts";
import { type ApplicationKey, listApplications } from "#app/applications/repository.server.ts";
import { localDateOf } from "#app/kit/calendar.ts";
import { csvText } from "#app/kit/csv.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { TextFile } from "#app/platform/file-answer.server.ts";
import { programChoices } from "#app/programs/find-program.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const ROWS_AT_ONCE = 500;
/** Ten thousand forms are some megabytes; who has more chooses a program or a state. */
const ROWS_MAX = 10_000;

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

/** Newest first, days of the shop; text that a spreadsheet would run as a formula is made harmless. */
export async function exportApplications(
  tx: Tx,
  { shop, query }: Readonly<{ shop: Shop; query: ApplicationsQuery }>,
): Promise<TextFile> {
  const programs = new Map((await programChoices(tx, shop.id)).map(({ id, name }) => [id, name]));
  const wanted = { state: query.state === "all" ? null : query.state, programId: query.program };
  const day = (at: Date | null) => at && localDateOf(at, shop.zone);
  const rows: (readonly (string | null)[])[] = [];
  let after: ApplicationKey | null = null;
  do {
    const page = await listApplications(tx, shop.id, { ...wanted, after, take: ROWS_AT_ONCE });
    for (const row of page)
      rows.push([
        day(row.createdAt),
        programs.get(row.programId) ?? "",
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
      ]);
    after = page.length < ROWS_AT_ONCE ? null : (page.at(-1) ?? null);
  } while (after !== null && rows.length < ROWS_MAX);
  return { fileName: `applications-${query.state}.csv`, text: csvText(HEADER, rows) };
}
