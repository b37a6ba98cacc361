// `prisma generate` and every `prisma migrate` command without a downloaded engine, on the local server or on DATABASE_URL.
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { defineConfig } from "prisma/config";
import { databaseUrl } from "./prisma/postgres.ts";

// The client runs on WASM (engineType = "client") and migrate on the WASM schema engine, yet the CLI insists on a query engine file
// and downloads one where this is unset. Any existing path will do; it is never opened.
process.env.PRISMA_QUERY_ENGINE_LIBRARY ??= process.execPath;
process.env.CHECKPOINT_DISABLE ??= "1"; // no call home for version news
process.env.DATABASE_URL ??= await databaseUrl(); // the schema's env("DATABASE_URL") is checked even where the adapter makes it useless

// The engine leaves a timer of 10 s and one of 60 s behind; without this each command would end a minute after its work.
const startTimer = globalThis.setTimeout;
globalThis.setTimeout = Object.assign((...args: Parameters<typeof startTimer>) => {
  const timer = startTimer(...args);
  return (args[1] ?? 0) >= 10_000 ? timer.unref() : timer;
}, startTimer) as typeof startTimer;

/**
 * Catalog columns of type "char" (18) and name (19), and their arrays, are unknown to adapter-pg 6.19. Names pass as text. A "char" must
 * reach the schema engine as Character: as text it panics on the first row, and PostgreSQL 18 lists a constraint for every NOT NULL.
 */
const NAME_AS_TEXT = new Map([
  [18, 25],
  [19, 25],
  [1002, 1009],
  [1003, 1009],
]);
const CHAR = 18;

type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;

class MigrateAdapter extends PrismaPg {
  readonly #url: string;

  constructor(url: string) {
    super({ connectionString: url, allowExitOnIdle: true });
    this.#url = url;
  }

  override async connect(): Promise<Connection> {
    return readsCatalog(await super.connect());
  }

  /** `migrate dev` replays the history in a database of its own, dropped by force because the engine leaves it open. */
  override async connectToShadowDb(): Promise<Connection> {
    const main = await super.connect();
    const name = `prisma_shadow_${randomUUID()}`;
    await main.executeScript(`create database "${name}"`);
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    const shadow = await new PrismaPg({
      connectionString: url.href,
      allowExitOnIdle: true,
    }).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await main.executeScript(`drop database "${name}" with (force)`);
      await main.dispose();
    };
    return readsCatalog(shadow);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: adapter-pg does not export the class whose methods are wrapped here.
function readsCatalog(queryable: any): any {
  const charColumnsOf = new WeakMap<object, number[]>();
  const performIO = queryable.performIO.bind(queryable);
  queryable.performIO = async (query: unknown) => {
    const result = await performIO(query);
    const fields: { dataTypeID: number }[] = result.fields ?? [];
    if (result.rows)
      charColumnsOf.set(
        result.rows,
        fields.flatMap((field, i) => (field.dataTypeID === CHAR ? [i] : [])),
      );
    for (const field of fields)
      field.dataTypeID = NAME_AS_TEXT.get(field.dataTypeID) ?? field.dataTypeID;
    return result;
  };
  const queryRaw = queryable.queryRaw.bind(queryable);
  queryable.queryRaw = async (query: unknown) => {
    const result = await queryRaw(query);
    for (const i of charColumnsOf.get(result.rows) ?? [])
      result.columnTypes[i] = ColumnTypeEnum.Character;
    return result;
  };
  // The stock one cuts a script at every semicolon, also inside a function's body. Sent whole, it is one implicit transaction too:
  // a migration that fails leaves nothing behind.
  queryable.executeScript = async (script: string) => void (await queryable.client.query(script));
  const start = queryable.startTransaction?.bind(queryable);
  if (start)
    queryable.startTransaction = async (...args: unknown[]) => readsCatalog(await start(...args));
  return queryable;
}

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  engine: "js",
  experimental: { adapter: true },
  adapter: async () => new MigrateAdapter(process.env.DATABASE_URL as string),
});
