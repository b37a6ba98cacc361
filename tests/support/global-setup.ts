// Before the database tests: find or start the server, and migrate a template that each file copies. The template's name is fixed and
// its content is keyed by the migrations, so a second run finds it ready.
import { databaseUrl, isPostgresRunning, stopPostgres } from "../../prisma/postgres.ts";
import { ensureTemplate } from "./template.ts";

export default async function setup(): Promise<() => Promise<void>> {
  const isOurs = !process.env.DATABASE_URL && !(await isPostgresRunning());
  const server = new URL(await databaseUrl("postgres"));
  server.pathname = "/postgres";
  process.env.TEST_DATABASE_SERVER = server.href;
  await ensureTemplate(server.href);
  return async () => {
    if (isOurs) await stopPostgres(); // who started it stops it: a test run leaves no process behind
  };
}
