// A link's address as a QR code, for what is printed.
import QRCode from "qrcode";

/** Modules that stay light around a code, so that cameras find it. Source: ISO/IEC 18004. */
const QUIET_MODULES = 4;
/** Can be read with about 15 % of it covered or smudged. */
const LEVEL = "M";

/** A code as one path of strokes, a module a unit, on a square of `size` units with its quiet zone. */
export type QrShape = Readonly<{ size: number; path: string }>;

/** The code of a text. Throws on more than about 2,300 characters, which no link has. */
export function qrShape(text: string): QrShape {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: LEVEL });
  const rows = Array.from({ length: modules.size }, (_, y) => {
    const dark = Array.from({ length: modules.size }, (__, x) => (modules.get(y, x) ? "1" : "0"));
    return [...dark.join("").matchAll(/1+/g)]
      .map(({ 0: run, index }) => `M${index + QUIET_MODULES} ${y + QUIET_MODULES}.5h${run.length}`)
      .join("");
  });
  return { size: modules.size + 2 * QUIET_MODULES, path: rows.join("") };
}

/** The code as a file that scales to any print; black on white. */
export function qrSvg(text: string): string {
  const { size, path } = qrShape(text);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="1024" height="1024" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path stroke="#000" d="${path}"/></svg>`,
    "",
  ].join("\n");
}

/** The code as a picture of about 1,024 × 1,024 dots, as many whole dots to a module as go into that. */
export const qrPng = (text: string): Promise<Buffer> =>
  QRCode.toBuffer(text, { errorCorrectionLevel: LEVEL, margin: QUIET_MODULES, width: 1_024 });
