// A database a test file, copied from a migrated template in about 40 ms; dropped when the file is done.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { TEMPLATE } from "./template.ts";

export type TestDatabase = Readonly<{ url: string; drop: () => Promise<void> }>;

/** A fresh copy of the template, on the server that tests/support/global-setup.ts names unless another is given. */
export async function createTestDatabase(
  server = process.env.TEST_DATABASE_SERVER,
): Promise<TestDatabase> {
  if (!server) throw new Error("TEST_DATABASE_SERVER is unset: run this through vitest");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `create database ${name} template ${TEMPLATE}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}

/**
 * Points the app's own modules at a fresh database and hands them out. Call it at the top of a database test, before the modules
 * under test are imported: they read the environment once.
 *   const { database } = await useTestDatabase(); afterAll(database.drop); const { db } = await import("#app/platform/db.server.ts");
 */
export async function useTestDatabase(): Promise<Readonly<{ database: TestDatabase }>> {
  const database = await createTestDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    SHOPIFY_API_KEY: "test-key",
    SHOPIFY_API_SECRET: "test-secret",
    SHOPIFY_APP_URL: "http://localhost:3000",
    NODE_ENV: "test",
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? "silent",
  });
  return { database };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
