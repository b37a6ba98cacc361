// A load generator on bare sockets, so that what is measured is the server: keep-alive connections, one request under way on each.
import { connect, type Socket } from "node:net";

export type Load = Readonly<{
  port: number;
  connections: number;
  seconds: number;
  /** The next request, whole: head and body. */
  request: () => Buffer;
  /** Requests a second to offer; without it as many as the server takes. Latency counts from the moment a request was due. */
  rate?: number;
}>;

export type Outcome = Readonly<{
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  answered: number;
  /** Answers by status. */
  statuses: Readonly<Record<string, number>>;
}>;

export async function runLoad(load: Load): Promise<Outcome> {
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const startedMs = performance.now();
  const endMs = startedMs + load.seconds * 1000;
  let due = 0;
  const nextDueMs = () => (load.rate ? startedMs + (due++ * 1000) / load.rate : performance.now());
  const worker = async () => {
    const connection = await open(load.port);
    for (;;) {
      const dueMs = nextDueMs();
      if (dueMs >= endMs) break;
      const waitMs = dueMs - performance.now();
      if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
      const status = await connection.ask(load.request());
      latencies.push(performance.now() - dueMs);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: load.connections }, worker));
  const elapsedSeconds = (performance.now() - startedMs) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    perSecond: latencies.length / elapsedSeconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    answered: latencies.length,
    statuses,
  };
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

type Connection = Readonly<{ ask: (request: Buffer) => Promise<string>; close: () => void }>;

function open(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let text = "";
    let waiting: { answered: (status: string) => void; failed: (error: Error) => void } | null =
      null;
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (!isWhole(text)) return;
      const status = text.slice(9, 12);
      text = "";
      waiting?.answered(status);
    });
    socket.once("error", (error) => (waiting ? waiting.failed(error) : reject(error)));
    socket.once("close", () => waiting?.failed(new Error("the server closed the connection")));
    socket.once("connect", () =>
      resolve({
        ask: (request) =>
          new Promise((answered, failed) => {
            waiting = { answered, failed };
            socket.write(request);
          }),
        close: () => {
          waiting = null;
          socket.destroy();
        },
      }),
    );
  });
}

/** Whether the answer is complete: by its length, its last chunk, or its lack of a body. */
function isWhole(text: string): boolean {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return false;
  const head = text.slice(0, headEnd).toLowerCase();
  const length = /content-length: (\d+)/.exec(head);
  if (length) return text.length >= headEnd + 4 + Number(length[1]);
  if (head.includes("transfer-encoding: chunked")) return text.endsWith("0\r\n\r\n");
  return true;
}
