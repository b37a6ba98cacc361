// `npm run migrate`: brings the database (DATABASE_URL, else the local one) up to date. `-- --name add_goals` writes a new migration
// from what has changed in prisma/schema first.
import path from "node:path";
import { parseArgs } from "node:util";
import { migrateDatabase, useDatabase } from "./database.ts";
import { createSupervisor, runToEnd } from "./processes.ts";
import { createSteps, refuseArguments, runCommand } from "./progress.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const USAGE = "Usage: npm run migrate -- [--name words_of_the_new_migration]";

const supervisor = createSupervisor({ ownsProcess: true });

await runCommand(supervisor, migrate);

async function migrate(): Promise<number> {
  const name = nameOption();
  const url = await useDatabase(supervisor);
  const { step } = createSteps(name ? 2 : 1);
  if (name) {
    await step(`Writing the migration ${name}`, () =>
      runToEnd(supervisor, {
        name: "prisma migrate dev",
        args: [
          path.join(ROOT, "node_modules/prisma/build/index.js"),
          "migrate",
          "dev",
          "--name",
          name,
        ],
        env: { ...process.env, DATABASE_URL: url },
        logFile: path.join(ROOT, ".data/logs/migrate.log"),
      }),
    );
  }
  await step("Bringing the tables up to date", () => migrateDatabase(supervisor, url));
  return 0;
}

function nameOption(): string | undefined {
  try {
    return parseArgs({ options: { name: { type: "string" } } }).values.name;
  } catch (error) {
    return refuseArguments(error, USAGE);
  }
}
