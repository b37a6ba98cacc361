// The floor of the history bench: each line of the file parsed, and copied into one table as it is.
import pg from "pg";
import type { BenchDatabase } from "../support/database.ts";

const SLICE = 64 * 1024;

/** What pg hands to a statement that speaks the copy protocol. */
type Connection = Readonly<{
  stream: NodeJS.WritableStream & Readonly<{ writableNeedDrain: boolean }>;
  query: (text: string) => void;
  sendCopyFromChunk: (chunk: Buffer) => void;
  endCopyFrom: () => void;
  sendCopyFail: (why: string) => void;
}>;

/** Seconds from the first byte asked for to the last row copied. */
export async function copyFile(database: BenchDatabase, url: string): Promise<number> {
  await database.query(
    `create table "PastLine" (number int not null, id text, "parentId" text, body text not null)`,
  );
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const startedMs = performance.now();
    await copyIn(client, `copy "PastLine" from stdin`, rowsOf(url));
    return (performance.now() - startedMs) / 1_000;
  } finally {
    await client.end();
    await database.query(`drop table "PastLine"`);
  }
}

async function* rowsOf(url: string): AsyncGenerator<Buffer> {
  const response = await fetch(url);
  const decoder = new TextDecoder();
  let rest = "";
  let number = 0;
  let rows = "";
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const { id = "\\N", __parentId = "\\N" } = JSON.parse(line);
      number += 1;
      rows += `${number}\t${id}\t${__parentId}\t${line.replaceAll("\\", "\\\\")}\n`;
    }
    if (rows.length < SLICE) continue;
    yield Buffer.from(rows);
    rows = "";
  }
  yield Buffer.from(rows);
}

/** Runs a copy from these rows; pg knows the messages and leaves the statement to its caller. */
export function copyIn(
  client: pg.Client,
  text: string,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const send = async (connection: Connection) => {
      for await (const part of rows) {
        connection.sendCopyFromChunk(part);
        if (connection.stream.writableNeedDrain)
          await new Promise((drained) => connection.stream.once("drain", drained));
      }
      connection.endCopyFrom();
    };
    const statement = {
      submit: (connection: Connection) => connection.query(text),
      handleCopyInResponse: (connection: Connection) => {
        send(connection).catch((error: Error) => connection.sendCopyFail(error.message));
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: reject,
    };
    client.query(statement as never);
  });
}

/** What a copy to the client sends, part by part. */
export function copyOut(client: pg.Client, text: string): Promise<readonly Buffer[]> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const statement = {
      submit: (connection: Connection) => connection.query(text),
      handleCopyData: ({ chunk }: Readonly<{ chunk: Uint8Array }>) =>
        parts.push(Buffer.from(chunk)),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(parts),
      handleError: reject,
    };
    client.query(statement as never);
  });
}
