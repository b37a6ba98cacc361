import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";

/** A text to download; its name is made by the app, never by a user. */
export type TextFile = Readonly<{ fileName: string; text: string }>;

/** The answer that a browser saves as a file, and nobody on the way keeps. */
export const fileAnswer = (file: TextFile, type: "text/csv" | "application/json"): Response =>
  downloadOf(file.text, { fileName: file.fileName, type: `${type}; charset=utf-8` });

/** The same for a picture. */
export const pictureAnswer = (
  picture: string | Uint8Array<ArrayBuffer>,
  file: Readonly<{ fileName: string; type: "image/svg+xml" | "image/png" }>,
): Response => downloadOf(picture, file);

const downloadOf = (
  body: string | Uint8Array<ArrayBuffer>,
  { fileName, type }: Readonly<{ fileName: string; type: string }>,
): Response =>
  new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });

/** The same for a file that is written while it is sent, so that its length does not matter. */
export const streamAnswer = (
  file: Readonly<{ fileName: string; chunks: AsyncIterable<string> }>,
): Response =>
  new Response(
    createReadableStreamFromReadable(Readable.from(file.chunks, { objectMode: false })),
    {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${file.fileName}"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    },
  );
