// A file comes in pieces, each a request of its own, so that a slow line loses one piece and not the file.
import { guessFields } from "#app/imports/column.ts";
import { columnsMax, pieceForm, uploadedForm } from "#app/imports/contract.ts";
import { PIECE_BYTES, shownFileName } from "#app/imports/creator-import.ts";
import { delimiterOf, headingsProblem, markLength, shownHeadings } from "#app/imports/head.ts";
import { kindOf } from "#app/imports/kind.ts";
import { BrokenFile, NOT_UTF8, only, recordsOf } from "#app/imports/read-rows.server.ts";
import {
  countPieces,
  deletePieces,
  findImport,
  insertImport,
  insertPiece,
  piecesOf,
  readBytes,
} from "#app/imports/repository.server.ts";
import { enqueueStep } from "#app/imports/take-step.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { plainSql, type Tx } from "#app/platform/db.server.ts";
import { offerChoices } from "#app/programs/pages.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** So many pieces a shop may have with us, of all its files: ten of the largest. */
const PIECES_KEPT_MAX = 400;

type Fault = Readonly<{ kind: "invalid" | "conflict"; message: string }>;
const invalid = (message: string) => err({ kind: "invalid" as const, message });

/** The import that a file belongs to, or why the whole file is of no use: that is no fault, since its pieces are to go. */
type Uploaded = Readonly<{ importId: string }> | Readonly<{ refused: string }>;

type Posted = Readonly<{ shop: Shop; form: FormData; staffId: string; now: Date }>;

/** Keeps a piece of a file, or takes the file in once all its pieces are there. */
export async function takeUpload(tx: Tx, posted: Posted): Promise<Result<Uploaded, Fault>> {
  return posted.form.has("piece") ? keepPiece(tx, posted) : finishUpload(tx, posted);
}

async function keepPiece(
  tx: Tx,
  { shop, form, now }: Posted,
): Promise<Result<Readonly<{ importId: string }>, Fault>> {
  const parsed = pieceForm.safeParse(Object.fromEntries(form));
  const piece = form.get("piece");
  if (!parsed.success || !(piece instanceof Blob) || piece.size === 0 || piece.size > PIECE_BYTES)
    return invalid("The file could not be taken. Choose a CSV file of at most 20 MB.");
  if ((await countPieces(tx, shop.id)) >= PIECES_KEPT_MAX)
    return err({
      kind: "conflict",
      message: "Too many files wait. They are deleted after seven days; try again then.",
    });
  const bytes = new Uint8Array(await piece.arrayBuffer());
  await insertPiece(tx, shop.id, { ...parsed.data, bytes, uploadedAt: now });
  return ok({ importId: parsed.data.importId });
}

/** Reads the headings, guesses what the columns are, and has the rows checked. A second arrival is a success without effect. */
async function finishUpload(
  tx: Tx,
  { shop, form, staffId, now }: Posted,
): Promise<Result<Uploaded, Fault>> {
  const parsed = uploadedForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return invalid("Choose a CSV file of at most 20 MB.");
  const { importId, bytes } = parsed.data;
  if (await findImport(tx, shop.id, importId)) return ok({ importId });
  if (!(await isWhole(tx, shop.id, { importId, bytes })))
    return invalid("The file did not arrive whole. Upload it again.");
  const head = await readHead(tx, shop.id, { importId, bytes });
  if (!head.ok) {
    await deletePieces(tx, shop.id, importId);
    return ok({ refused: head.error.message });
  }
  const { columns, ...place } = head.value;
  const [offer] = await offerChoices(tx, shop);
  await insertImport(tx, shop.id, {
    id: importId,
    fileName: shownFileName(parsed.data.fileName),
    bytes,
    ...place,
    columns,
    kind: kindOf(columns),
    fields: guessFields(columns),
    offerId: offer?.id ?? null,
    staffId,
    uploadedAt: now,
  });
  await enqueueStep(tx, { shopId: shop.id, importId, round: 1 }, null);
  return ok({ importId });
}

type File = Readonly<{ importId: string; bytes: number }>;

/** Every piece but the last is full, none is missing, and together they are as long as was said. */
async function isWhole(tx: Tx, shopId: string, { importId, bytes }: File): Promise<boolean> {
  const pieces = await piecesOf(tx, shopId, importId);
  const isInOrder = pieces.every(
    ({ position, length }, at) =>
      position === at && (at === pieces.length - 1 || length === PIECE_BYTES),
  );
  return isInOrder && bytes > 0 && pieces.reduce((sum, { length }) => sum + length, 0) === bytes;
}

type Head = Readonly<{
  columns: readonly string[];
  delimiter: string;
  startLine: number;
  startByte: number;
}>;

/** So many bytes hold the headings; whether the rest is UTF-8 is seen when it is checked. */
const HEAD_BYTES = 64 * 1024;

async function readHead(tx: Tx, shopId: string, { importId }: File): Promise<Result<Head, Fault>> {
  const first = await readBytes(plainSql(tx), shopId, { importId, from: 0, length: HEAD_BYTES });
  const mark = markLength(first ?? new Uint8Array());
  if (!first || mark === null || !isUtf8Sofar(first)) return invalid(NOT_UTF8);
  const bytes = first.subarray(mark);
  const delimiter = delimiterOf(new TextDecoder().decode(bytes));
  try {
    for await (const [head] of recordsOf(only(bytes), { delimiter, line: 1, byte: mark })) {
      if (!head) continue;
      const columns = shownHeadings(head.record);
      const problem = headingsProblem(columns, columnsMax);
      if (problem !== null) return invalid(problem);
      return ok({ columns, delimiter, startLine: head.nextLine, startByte: head.nextByte });
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    return invalid(error.message);
  }
  return invalid("The file is empty. Its first line has to name the columns.");
}

/** Nothing in it is no UTF-8; a letter at its end may be cut. */
function isUtf8Sofar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false; // what TextDecoder says about it helps nobody
  }
}
