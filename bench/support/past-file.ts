// A file of past orders as large as one likes, and the server that it is fetched from.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { linesOfOrder } from "../../tests/support/past-orders.ts";
import { answersOf } from "./order-answers.ts";

export type PastFile = Readonly<{ path: string; bytes: number; lines: number }>;

const ORDERS_AT_ONCE = 1_000;

/** Writes orders of two products and shipping, each with the code of one of the creators; the same ones for the same number. */
export async function writePast(orders: number, creators: number): Promise<PastFile> {
  const file = path.join(tmpdir(), `past-${randomUUID()}.jsonl`);
  const stream = createWriteStream(file);
  let [bytes, lines] = [0, 0];
  for (let first = 0; first < orders; first += ORDERS_AT_ONCE) {
    const count = Math.min(ORDERS_AT_ONCE, orders - first);
    const some = [...answersOf({ first, count, creators }).values()].flatMap(linesOfOrder);
    const text = Buffer.from(`${some.join("\n")}\n`);
    lines += some.length;
    bytes += text.length;
    if (!stream.write(text)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
  return { path: file, bytes, lines };
}

/** Serves the file, whole or from a byte on, as Shopify's storage does. */
export async function servePast(file: PastFile) {
  const server = createServer((request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (start >= file.bytes) return void response.writeHead(416).end();
    response.writeHead(start > 0 ? 206 : 200, { "content-length": file.bytes - start });
    createReadStream(file.path, { start }).pipe(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/past.jsonl`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
