// The database, twice: Prisma for records and pages, plain SQL for the hot paths and reports (many rows in one statement).
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "#app/generated/prisma/client.ts";
import { invariant } from "#app/kit/invariant.ts";
import { arrayText } from "#app/platform/array-text.ts";
import { env } from "#app/platform/env.server.ts";
import { once } from "#app/platform/shared.server.ts";

/** Longest wait for a connection, within a webhook's five seconds; longest statement and transaction. */
const CONNECT_MS_MAX = 3_000;
const STATEMENT_MS_MAX = 30_000;
const TRANSACTION_MS_MAX = 20_000;
/** Longest wait for a lock between processes. */
const LOCK_MS_MAX = 20_000;

const INT8 = 20;
const DATE = 1082;

/** int8 is bigint and a date stays the text it is; both parsers of pg would lose something. */
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") => {
    if (oid === INT8) return (text: string) => BigInt(text);
    if (oid === DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  },
};

export const pool = once("pool", () => {
  const created = new pg.Pool({
    connectionString: env.databaseUrl,
    max: env.databasePoolMax,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    statement_timeout: STATEMENT_MS_MAX,
    types: types as pg.CustomTypesConfig,
  });
  // A connection that breaks while nobody waits on it, in the pool or between two statements of a transaction, has nobody to tell: the
  // next statement reports for itself, or opens a new one. Without these listeners it would end the process.
  created.on("error", () => undefined);
  created.on("connect", (client) => client.on("error", () => undefined));
  return created;
});

export const db = once(
  "prisma",
  () =>
    new PrismaClient({
      adapter: new PrismaPg(pool),
      errorFormat: "minimal", // the other formats write the values of the failed call into the message, and so into the log
      transactionOptions: { maxWait: CONNECT_MS_MAX, timeout: TRANSACTION_MS_MAX },
    }),
);

export type Tx = Prisma.TransactionClient;

/** One transaction over Prisma; rolled back when `work` throws. */
export const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.$transaction(work);

/** A statement and its values; made by the `sql` tag alone, so that no value is ever spliced into text. */
export type Sql = Readonly<{ text: string; values: readonly unknown[] }>;

/** Tagged template: every `${value}` becomes a numbered parameter. */
export function sql(parts: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  return { text: parts.reduce((text, part, i) => `${text}$${i}${part}`), values };
}

/** A statement with another ending; the ending has no values, since they are numbered. */
export function ending(statement: Sql, tail: Sql): Sql {
  invariant(tail.values.length === 0, "an ending has no values of its own");
  return { text: `${statement.text} ${tail.text}`, values: statement.values };
}

export type SqlTx = Readonly<{ query: <R>(statement: Sql) => Promise<R[]> }>;

/** Plain SQL in a transaction of Prisma's. Its statements are made by the `sql` tag, whatever the name of Prisma's method says. */
export const plainSql = (tx: Tx): SqlTx => ({
  query: <R>({ text, values }: Sql) => tx.$queryRawUnsafe<R[]>(text, ...values.map(arrayAsText)),
});

/**
 * One transaction over plain SQL; rolled back when `work` throws. `mayBeForgotten`: its commit does not wait for the disk, so a crash of
 * the database may take back what the last moments wrote, whole transactions from the end. For work whose own rows say where it stands.
 */
export async function sqlTransaction<T>(
  work: (tx: SqlTx) => Promise<T>,
  { mayBeForgotten = false }: Readonly<{ mayBeForgotten?: boolean }> = {},
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(mayBeForgotten ? "begin; set local synchronous_commit = off" : "begin");
    const value = await work({ query: (statement) => rowsOf(client, statement) });
    await client.query("commit");
    return value;
  } catch (error) {
    await client.query("rollback").catch((fault: Error) => {
      broken = fault; // the connection is gone: the pool must not hand it out again
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Runs `work` while no other process runs any of the same name; throws when another holds the name for 20 s. No transaction is open, so
 * `work` may call out. The lock has a connection of its own: taken from the pool, a few waiting here could leave none to work with.
 */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const client = lockConnection();
  try {
    await client.connect();
    await takeLock(client, name);
    return await work();
  } finally {
    await client.end().catch(() => undefined); // its end is what releases the lock
  }
}

/**
 * A connection that holds locks between processes, not yet open; they end with it, whatever ends it. `onLost` is told when it breaks.
 */
export function lockConnection(onLost: () => void = () => undefined): pg.Client {
  const client = new pg.Client({
    connectionString: env.databaseUrl,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    lock_timeout: LOCK_MS_MAX,
    keepAlive: true,
  });
  client.on("error", onLost); // without a listener it would end the process
  return client;
}

/** Waits for the lock of a name, which the connection then holds until it ends; throws after 20 s. */
export const takeLock = (client: pg.Client, name: string): Promise<unknown> =>
  client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]);

/** One statement on its own. */
export const queryRows = <R>(statement: Sql): Promise<R[]> => rowsOf(pool, statement);

async function rowsOf<R>(queryable: Pick<pg.ClientBase, "query">, statement: Sql): Promise<R[]> {
  const { text, values } = statement;
  const { rows } = await queryable.query({ text, values: values.map(arrayAsText) });
  return rows as R[];
}

/** An array in PostgreSQL's text form, other values as they are: ours takes about half the time of pg's own. */
const arrayAsText = (value: unknown): unknown => (Array.isArray(value) ? arrayText(value) : value);

/** Lets go of every connection, at the end of a process. */
export async function closeDatabase(): Promise<void> {
  await Promise.allSettled([pool.end(), db.$disconnect()]);
}
