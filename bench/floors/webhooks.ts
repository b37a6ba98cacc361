// The floor of the webhooks bench: node:http, the HMAC, one insert of the same row, the answer. Nothing else.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";

const { DATABASE_URL, SHOPIFY_API_SECRET = "", BENCH_SHOP_ID, PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });

const INSERT = {
  name: "inbox",
  text: `insert into "InboxEvent" ("shopId", "id", "topic", "subjectGid", "triggeredAt") values ($1, $2, $3, $4, $5) on conflict do nothing`,
};

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (request.method === "GET") return response.end("ok");
    const body = Buffer.concat(chunks);
    const given = Buffer.from(String(request.headers["x-shopify-hmac-sha256"] ?? ""), "base64");
    const due = createHmac("sha256", SHOPIFY_API_SECRET).update(body).digest();
    if (given.length !== due.length || !timingSafeEqual(given, due))
      return response.writeHead(401).end();
    const topic = String(request.headers["x-shopify-topic"]);
    const id = `${topic}/${request.headers["x-shopify-event-id"]}`;
    const values = [BENCH_SHOP_ID, id, topic, "", request.headers["x-shopify-triggered-at"]];
    pool.query({ ...INSERT, values }).then(
      () => response.writeHead(200).end(),
      () => response.writeHead(503).end(),
    );
  });
}).listen(Number(PORT), "127.0.0.1");
