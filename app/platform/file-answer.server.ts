/** A text to download; its name is made by the app, never by a user. */
export type TextFile = Readonly<{ fileName: string; text: string }>;

/** The answer that a browser saves as a file, and nobody on the way keeps. */
export const fileAnswer = (file: TextFile, type: "text/csv" | "application/json"): Response =>
  new Response(file.text, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "cache-control": "no-store",
    },
  });
