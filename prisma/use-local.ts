// `node --import ./prisma/use-local.ts …` runs a process on the local server unless DATABASE_URL names another.
import { databaseUrl } from "./postgres.ts";

process.env.DATABASE_URL ??= await databaseUrl();
