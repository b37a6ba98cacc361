// What a bench prints: a table for people, and as its last line one JSON object for machines.
import { availableParallelism } from "node:os";
import pg from "pg";

export type Report = Readonly<{
  bench: string;
  unit: string;
  value: number;
  floor: number;
  ratio: number;
  p50Ms?: number;
  p99Ms?: number;
  peakMemoryMb?: number;
  n: number;
}> &
  Readonly<Record<string, number | string>>;

export type Row = Readonly<Record<string, number | string>>;

export async function printReport(
  rows: readonly Row[],
  report: Report,
  databaseUrl: string,
): Promise<void> {
  console.table(rows);
  console.log(
    JSON.stringify({
      ...rounded(report),
      cores: availableParallelism(),
      node: process.versions.node,
      postgres: await postgresVersion(databaseUrl),
    }),
  );
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

const rounded = (report: Report) =>
  Object.fromEntries(
    Object.entries(report).map(([name, value]) => [
      name,
      typeof value === "number" ? Math.round(value * 100) / 100 : value,
    ]),
  );

async function postgresVersion(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return rows[0]?.server_version ?? "";
  } finally {
    await client.end();
  }
}
