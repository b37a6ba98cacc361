import { COLUMN_FIELDS, fieldsProblem } from "#app/imports/column.ts";
import {
  type CreatorImport,
  FILE_BYTES_MAX,
  isUnderWay,
  percentDone,
} from "#app/imports/creator-import.ts";
import { kindLabel } from "#app/imports/kind.ts";
import { partsAfter } from "#app/imports/outcome-repository.server.ts";
import { BrokenFile, only, rowsOf } from "#app/imports/read-rows.server.ts";
import { findImport, latestImports, readBytes } from "#app/imports/repository.server.ts";
import { formatInstant } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { newId } from "#app/platform/clock.server.ts";
import { plainSql, type Tx } from "#app/platform/db.server.ts";
import { offerChoices } from "#app/programs/pages.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const LISTED = 10;
const SAMPLES = 5;
const PROBLEMS_SHOWN = 50;
const PARTS_READ = 50;
const SAMPLE_LENGTH_MAX = 80;

const count = (number: number): string => number.toLocaleString("en-US");

/** The page to upload a file on: whether there is an offer to join, and the latest imports. */
export async function uploadPage(tx: Tx, shop: Shop) {
  const imports = await latestImports(tx, shop.id, LISTED);
  const offers = await offerChoices(tx, shop);
  return {
    hasOffer: offers.length > 0,
    /** What makes a second post of this page's file the same one. */
    importId: newId(),
    bytesMax: FILE_BYTES_MAX,
    imports: imports.map((one) => ({
      id: one.id,
      fileName: one.fileName,
      state: one.state,
      uploaded: formatInstant(one.uploadedAt, shop.zone),
      words: countsInWords(one),
    })),
  };
}

/** The page of one import; null when the shop has no such import. */
export async function importPage(tx: Tx, shop: Shop, id: string) {
  const importId = parseId(id);
  const one = importId && (await findImport(tx, shop.id, importId));
  if (!one) return null;
  const samples = await samplesOf(tx, shop.id, one);
  return {
    id: one.id,
    state: one.state,
    isUnderWay: isUnderWay(one),
    fileName: one.fileName,
    round: one.round,
    kind: kindLabel(one.kind),
    isRecognised: one.kind !== "other",
    uploaded: formatInstant(one.uploadedAt, shop.zone),
    finished: one.finishedAt && formatInstant(one.finishedAt, shop.zone),
    failure: one.failure,
    percent: percentDone(one),
    offerId: one.offerId ?? "",
    offers: await offerChoices(tx, shop),
    fieldChoices: COLUMN_FIELDS.map(({ value, label }) => ({ value: value as string, label })),
    problem: fieldsProblem(one.fields),
    columns: one.columns.map((heading, at) => ({
      heading,
      field: one.fields[at] ?? "",
      samples: samples.rows.map((cells) => (cells[at] ?? "").slice(0, SAMPLE_LENGTH_MAX)),
    })),
    /** The file is deleted some days after its upload; the counts stay. */
    isFileKept: samples.isKept,
    rows: count(one.rowsDone),
    counts: {
      made: count(one.made),
      changed: count(one.changed),
      unchanged: count(one.unchanged),
      refused: count(one.refused),
    },
    hasRefused: one.refused > 0,
    hasWork: one.made + one.changed > 0,
    problems: one.refused > 0 ? await problemsOf(tx, shop.id, one.id) : [],
    problemsShown: PROBLEMS_SHOWN,
  };
}

function countsInWords(one: CreatorImport): string {
  if (one.failure !== null) return one.failure;
  if (isUnderWay(one)) return "Under way";
  const words = `${count(one.made)} new, ${count(one.changed)} changed, ${count(one.unchanged)} left as they are, ${count(one.refused)} refused`;
  return one.state === "checked" ? `Checked, not started: ${words}` : words;
}

/** So many bytes hold the first rows of most files; a row that is cut at their end is not shown. */
const SAMPLE_BYTES = 32 * 1024;

/** The first rows of the file. */
async function samplesOf(tx: Tx, shopId: string, one: CreatorImport) {
  const from = one.startByte;
  const which = { importId: one.id, from, length: SAMPLE_BYTES };
  const bytes = await readBytes(plainSql(tx), shopId, which);
  const rows: (readonly string[])[] = [];
  if (!bytes) return { rows, isKept: false };
  const start = { delimiter: one.delimiter, line: one.startLine, byte: from };
  try {
    for await (const some of rowsOf(only(bytes), start, one.columns.length)) {
      rows.push(...some.map(({ cells }) => cells));
      if (rows.length >= SAMPLES) break;
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
  }
  return { rows: rows.slice(0, SAMPLES), isKept: true };
}

/** The first rows that are refused, each with its line. */
async function problemsOf(tx: Tx, shopId: string, importId: string) {
  const which = { importId, afterLine: 0, take: PARTS_READ, isRefusedOnly: true };
  const parts = await partsAfter(tx, shopId, which);
  return parts
    .flatMap(({ lines, outcomes, problems }) =>
      lines.flatMap((line, at) =>
        outcomes[at] === "refused" ? [{ line, problem: problems[at] ?? "" }] : [],
      ),
    )
    .slice(0, PROBLEMS_SHOWN);
}
