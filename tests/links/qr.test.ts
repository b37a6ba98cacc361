// The pictures say the address: read back by a decoder that shares no code with the encoder.
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { qrPng, qrShape, qrSvg } from "#app/links/qr.ts";

const read = (data: Uint8ClampedArray, width: number): string | null =>
  jsQR(data, width, width)?.data ?? null;

/** The dots of a shape, `scale` to a module, from its path of horizontal strokes. */
function draw({ size, path }: Readonly<{ size: number; path: string }>, scale = 4) {
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x = "", y = "", run = ""] of path.matchAll(/M(\d+) (\d+)\.5h(\d+)/g))
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < Number(run) * scale; dx++) {
        const dot = (Number(y) * scale + dy) * width + Number(x) * scale + dx;
        data.fill(0, dot * 4, dot * 4 + 3);
      }
  return { data, width };
}

test.each([
  "https://app.example/r/nw1abc-k7m2p9qr",
  `https://creator-ledger.some-quite-long-host.example.com/r/nw1abc-${"a".repeat(32)}`,
])("the PNG and the shape of %s say it", async (url) => {
  const png = PNG.sync.read(await qrPng(url));
  expect([png.width > 980, png.width <= 1_024, png.height]).toEqual([true, true, png.width]);
  expect(read(new Uint8ClampedArray(png.data), png.width)).toBe(url);
  const { data, width } = draw(qrShape(url));
  expect(read(data, width)).toBe(url);
});

test("the SVG is the shape on white, and holds nothing of the address as text", () => {
  const url = "https://app.example/r/nw1abc-k7m2p9qr";
  const svg = qrSvg(url);
  const { size, path } = qrShape(url);
  expect(svg).toContain(`viewBox="0 0 ${size} ${size}"`);
  expect(svg).toContain(`d="${path}"`);
  expect(svg).not.toContain("app.example");
});
