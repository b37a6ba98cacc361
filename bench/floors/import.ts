// The floor of the import bench: the same rows copied into one bare table, as PostgreSQL reads a CSV.
import pg from "pg";
import type { BenchDatabase } from "../support/database.ts";
import { copyIn } from "./history.ts";

const SLICE = 64 * 1024;

/** Seconds from the first byte sent to the last row copied. */
export async function copyCreators(
  database: BenchDatabase,
  file: Readonly<{ headings: readonly string[]; bytes: Buffer }>,
): Promise<number> {
  const columns = file.headings.map((heading) => `"${heading}" text`).join(", ");
  await database.query(`create table "BareCreator" (${columns})`);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const startedMs = performance.now();
    await copyIn(
      client,
      `copy "BareCreator" from stdin with (format csv, header)`,
      slices(file.bytes),
    );
    return (performance.now() - startedMs) / 1_000;
  } finally {
    await client.end();
    await database.query(`drop table "BareCreator"`);
  }
}

async function* slices(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}
