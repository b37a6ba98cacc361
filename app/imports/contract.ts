// What crosses the border of an import: the pieces of a file, the forms of its page, its job.
import { z } from "zod";
import { isColumnField } from "#app/imports/column.ts";
import { FILE_BYTES_MAX, PIECE_BYTES } from "#app/imports/creator-import.ts";
import { parseId } from "#app/kit/id.ts";

const id = z.string().transform((text, context) => {
  const parsed = parseId(text);
  if (parsed === null) context.issues.push({ code: "custom", input: text, message: "No id." });
  return parsed ?? "";
});

const PIECES_MAX = FILE_BYTES_MAX / PIECE_BYTES;
const count = (max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((number) => number <= max);

/** One piece of a file, by its place from 0. */
export const pieceForm = z.object({ importId: id, position: count(PIECES_MAX - 1) });

/** All pieces are sent. */
export const uploadedForm = z.object({
  importId: id,
  fileName: z.string().max(1_000),
  bytes: count(FILE_BYTES_MAX),
});

const COLUMNS_MAX = 60;
/** So many columns a file may have. */
export const columnsMax = COLUMNS_MAX;

/** What each column is read as and which offer new creators join. */
export const mappingForm = z.object({
  round: count(1_000_000),
  offerId: id,
  fields: z.array(z.string().refine(isColumnField, "Choose one of the list.")).max(COLUMNS_MAX),
});

export const startForm = z.object({ round: count(1_000_000) });

export const importPayload = z.object({
  shopId: z.uuid(),
  importId: z.uuid(),
  round: z.number().int(),
});
export type ImportPayload = z.output<typeof importPayload>;
