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
