// Creators from a file: 50,000 rows with full validation and an outcome for each, by a worker of its own; beside it the same rows copied
// into a bare table. Checked, brought in, and brought in again.
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { guessFields } from "#app/imports/column.ts";
import { PIECE_BYTES } from "#app/imports/creator-import.ts";
import { WORKER_HEAP } from "../scripts/services.ts";
import { copyCreators, copyWritten } from "./floors/import.ts";
import { serverCpuSeconds } from "./support/cpu.ts";
import { makeCreators } from "./support/creators.ts";
import { type BenchDatabase, openBenchDatabase } from "./support/database.ts";
import { peakMemoryMb } from "./support/memory.ts";
import { median, printReport } from "./support/report.ts";

const ROWS = 50_000;
const COPIES = 5;
const COPIES_WRITTEN = 3;
const REAP_MS = 100;
const LOOK_MS = 50;
const HEADINGS = [
  "Name",
  "E-mail",
  "Platform",
  "Handle",
  "Followers",
  "Niche",
  "Country",
  "Language",
  "Tags",
  "Codes",
] as const;

export async function benchImport({ rounds }: Readonly<{ rounds: number }>): Promise<void> {
  const bytes = fileOf(ROWS);
  const outcomes: Outcome[] = [];
  for (let done = 0; done < rounds; done++) {
    const database = await openBenchDatabase(); // a shop's first import finds empty tables that nobody has counted
    try {
      const outcome = await runOnce(database, bytes);
      outcomes.push(outcome);
      console.log(
        `round ${done + 1}/${rounds}  import ${outcome.write.seconds.toFixed(2)} s  bare copy ${outcome.bare.toFixed(3)} s  copy of what is written ${outcome.written.toFixed(2)} s`,
      );
      if (outcomes.length === rounds) await report(database, { bytes: bytes.length, outcomes });
    } finally {
      await database.close();
    }
  }
}

async function runOnce(database: BenchDatabase, bytes: Buffer): Promise<Outcome> {
  await makeCreators(database, 1); // an offer with codes
  const file = { headings: HEADINGS, bytes };
  const bare = median(await inTurn(COPIES, () => copyCreators(database, file)));
  const importId = await upload(database, bytes);
  const check = await round(database, importId);
  await begin(database, importId);
  const write = await round(database, importId);
  await expectWritten(database);
  const written = median(await inTurn(COPIES_WRITTEN, () => copyWritten(database)));
  const second = await upload(database, bytes);
  await round(database, second);
  await begin(database, second);
  const again = await round(database, second);
  await expectNothingNew(database, second);
  return { bare, written, check, write, again };
}

const rowOf = (n: number): string =>
  `Creator${n} Berg,creator${n}@example.com,tiktok,creator${n},${n * 37},Skincare,DE,de,"skin, autumn",C${n}X`;

const fileOf = (rows: number): Buffer =>
  Buffer.from(
    [HEADINGS.join(","), ...Array.from({ length: rows }, (_, n) => rowOf(n)), ""].join("\n"),
  );

async function inTurn<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < times; time++) results.push(await work());
  return results;
}

/** A file as the page's upload leaves it. */
async function upload(database: BenchDatabase, bytes: Buffer): Promise<string> {
  const importId = randomUUID();
  for (let position = 0; position * PIECE_BYTES < bytes.length; position++)
    await database.query(
      `insert into "CreatorImportPiece" ("shopId", "id", "importId", "position", "bytes", "uploadedAt") values ($1, $2, $3, $4, $5, now())`,
      [
        database.shopId,
        randomUUID(),
        importId,
        position,
        bytes.subarray(position * PIECE_BYTES, (position + 1) * PIECE_BYTES),
      ],
    );
  const start = bytes.indexOf("\n") + 1;
  await database.query(
    `insert into "CreatorImport" ("shopId", "id", "state", "fileName", "bytes", "delimiter", "kind", "columns", "fields", "offerId", "round",
       "startLine", "startByte", "rowsDone", "nextLine", "bytesDone", "made", "changed", "unchanged", "refused", "staffId", "uploadedAt")
     select $1, $2, 'checking', 'bench.csv', $3, ',', 'own', $4, $5, "id", 1, 2, $6, 0, 2, $6, 0, 0, 0, 0, '42', now()
     from "Offer" where "shopId" = $1 limit 1`,
    [database.shopId, importId, bytes.length, HEADINGS, guessFields(HEADINGS), start],
  );
  return importId;
}

/** As the merchant's press on *Start import* does. */
async function begin(database: BenchDatabase, importId: string): Promise<void> {
  const { rows } = await database.query(
    `select "state", "failure" from "CreatorImport" where "id" = $1`,
    [importId],
  );
  if (rows[0]?.state !== "checked") throw new Error(`the check: ${JSON.stringify(rows[0])}`);
  await database.query(
    `with gone as (delete from "CreatorImportPart" where "importId" = $2)
     update "CreatorImport" set "state" = 'running', "round" = "round" + 1, "rowsDone" = 0, "nextLine" = "startLine",
       "bytesDone" = "startByte", "made" = 0, "changed" = 0, "unchanged" = 0, "refused" = 0 where "shopId" = $1 and "id" = $2`,
    [database.shopId, importId],
  );
}

type Round = Readonly<{
  seconds: number;
  /** Processor seconds of the worker, and of its connections in the server. */
  cpuSeconds: number;
  serverCpuSeconds: number;
  idleMb: number;
  peakMb: number;
}>;

/** One round by a fresh worker process, with the most memory that it had. */
async function round(database: BenchDatabase, importId: string): Promise<Round> {
  const worker = fork(path.resolve(import.meta.dirname, "import-worker.ts"), {
    execArgv: WORKER_HEAP,
    env: { ...process.env, ...database.environment },
  });
  await once(worker, "message");
  const idleMb = peakMemoryMb(worker.pid ?? 0);
  let peakMb = idleMb;
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, peakMemoryMb(worker.pid ?? 0));
  }, LOOK_MS);
  const exited = once(worker, "exit");
  const cpuBefore = serverCpuSeconds();
  worker.send({ shopId: database.shopId, importId });
  const [{ seconds, cpuSeconds }] = await once(worker, "message");
  clearInterval(timer);
  await exited;
  await sleep(REAP_MS); // its connections are counted once the server has seen them end
  return { seconds, cpuSeconds, serverCpuSeconds: serverCpuSeconds() - cpuBefore, idleMb, peakMb };
}

/** The import may not win by leaving something out. */
async function expectWritten(database: BenchDatabase): Promise<void> {
  const { rows } = await database.query(
    `select (select count(*) from "Creator")::int - 1 as creators, (select count(*) from "Code")::int - 1 as codes,
       (select count(*) from "Link")::int - 1 as links, (select sum(cardinality("lines")) from "CreatorImportPart")::int as told,
       (select count(*) from "Creator" where "email" = 'creator7@example.com' and "followers" = 259 and "tags" = '{skin,autumn}')::int as one`,
  );
  const expected = { creators: ROWS, codes: ROWS, links: ROWS, told: ROWS, one: 1 };
  if (JSON.stringify(rows[0]) !== JSON.stringify(expected))
    throw new Error(`written: ${JSON.stringify(rows[0])}`);
}

async function expectNothingNew(database: BenchDatabase, importId: string): Promise<void> {
  const { rows } = await database.query(
    `select "made", "changed", "unchanged", "refused" from "CreatorImport" where "id" = $1`,
    [importId],
  );
  const expected = { made: 0, changed: 0, unchanged: ROWS, refused: 0 };
  if (JSON.stringify(rows[0]) !== JSON.stringify(expected))
    throw new Error(`the second time: ${JSON.stringify(rows[0])}`);
}

type Outcome = Readonly<{
  /** Seconds of the file copied into a bare table, and of the written rows copied into tables like those of the app. */
  bare: number;
  written: number;
  check: Round;
  write: Round;
  again: Round;
}>;

type Outcomes = Readonly<{ bytes: number; outcomes: readonly Outcome[] }>;

function report(database: BenchDatabase, { bytes, outcomes }: Outcomes): Promise<void> {
  const of = (value: (one: Outcome) => number) => median(outcomes.map(value));
  const highest = (value: (one: Outcome) => number) => Math.max(...outcomes.map(value));
  const row = (what: string, which: "check" | "write" | "again") => ({
    what,
    seconds: of((one) => one[which].seconds).toFixed(2),
    "times the bare copy": of((one) => one[which].seconds / one.bare).toFixed(1),
    "times the written": of((one) => one[which].seconds / one.written).toFixed(1),
    "CPU s": of((one) => one[which].cpuSeconds).toFixed(2),
    "server CPU s": of((one) => one[which].serverCpuSeconds).toFixed(2),
    "MB before": highest((one) => one[which].idleMb),
    "peak MB": highest((one) => one[which].peakMb),
  });
  return printReport(
    [
      row(`check of ${ROWS} rows`, "check"),
      row("import: creators, links, codes, outcomes", "write"),
      row("the same file again", "again"),
      { what: "the file copied into a bare table", seconds: of(({ bare }) => bare).toFixed(3) },
      {
        what: "what it writes, copied into the same tables",
        seconds: of(({ written }) => written).toFixed(2),
      },
    ],
    {
      bench: "import",
      unit: "s",
      value: of(({ write }) => write.seconds),
      best: Math.min(...outcomes.map(({ write }) => write.seconds)),
      floor: of(({ bare }) => bare),
      ratio: of(({ write, bare }) => write.seconds / bare),
      writtenFloor: of(({ written }) => written),
      writtenRatio: of(({ write, written }) => write.seconds / written),
      cpuSeconds: of(({ write }) => write.cpuSeconds),
      serverCpuSeconds: of(({ write }) => write.serverCpuSeconds),
      peakMemoryMb: highest(({ check, write, again }) =>
        Math.max(check.peakMb, write.peakMb, again.peakMb),
      ),
      idleMemoryMb: highest(({ write }) => write.idleMb),
      checkSeconds: of(({ check }) => check.seconds),
      againSeconds: of(({ again }) => again.seconds),
      rows: ROWS,
      fileMb: bytes / 2 ** 20,
      n: outcomes.length,
    },
    database.url,
  );
}
