// The floors of the import bench: the file copied into one bare table, and the rows that the import writes copied into tables with the
// same keys and indexes.
import pg from "pg";
import type { BenchDatabase } from "../support/database.ts";
import { copyIn, copyOut } from "./history.ts";

const SLICE = 64 * 1024;

/** Seconds from the first byte sent to the last row copied, as PostgreSQL reads a CSV. */
export async function copyCreators(
  database: BenchDatabase,
  file: Readonly<{ headings: readonly string[]; bytes: Buffer }>,
): Promise<number> {
  const columns = file.headings.map((heading) => `"${heading}" text`).join(", ");
  await database.query(`create table "BareCreator" (${columns})`);
  try {
    return await withClient(database, (client) =>
      secondsOf(() =>
        copyIn(
          client,
          `copy "BareCreator" from stdin with (format csv, header)`,
          slices(file.bytes),
        ),
      ),
    );
  } finally {
    await database.query(`drop table "BareCreator"`);
  }
}

/** What an import of new creators writes, what is pointed to first. */
const TABLES = ["Creator", "Link", "Code", "CreatorImportPart"] as const;

/**
 * Seconds to copy the rows that stand in the tables of an import into others with the same columns, indexes, checks and foreign keys: what
 * the writing alone costs when nothing is read, decided or asked for.
 */
export function copyWritten(database: BenchDatabase): Promise<number> {
  return withClient(database, async (client) => {
    let seconds = 0;
    for (const table of TABLES) {
      const rows = await copyOut(client, `copy "${table}" to stdout`);
      await makeTwin(client, table);
      seconds += await secondsOf(() =>
        copyIn(client, `copy ${twinOf(table)} from stdin`, each(rows)),
      );
      await client.query(`analyze ${twinOf(table)}`); // else the foreign keys of the next are looked up as in an empty table
    }
    await client.query(`drop table ${TABLES.map(twinOf).join(", ")}`);
    return seconds;
  });
}

const twinOf = (table: string): string => `"Twin${table}"`;

async function makeTwin(client: pg.Client, table: string): Promise<void> {
  await client.query(`create table ${twinOf(table)} (like "${table}" including all)`);
  const { rows } = await client.query<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where contype = 'f' and conrelid = $1::regclass`,
    [`"${table}"`],
  );
  for (const { text } of rows) {
    const own = text.replace(/REFERENCES "(\w+)"/, (whole, to) =>
      TABLES.some((one) => one === to) ? `REFERENCES ${twinOf(to)}` : whole,
    );
    await client.query(`alter table ${twinOf(table)} add ${own}`);
  }
}

async function withClient<T>(
  database: BenchDatabase,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1_000;
}

async function* slices(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

async function* each(rows: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* slices(Buffer.concat(rows));
}
