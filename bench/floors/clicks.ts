// The floor of the clicks bench: node:http, a map in memory, clicks written in batches every 100 ms. Nothing else.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";

const FLUSH_MS = 100;
const { DATABASE_URL, BENCH_SHOP_ID, PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 4 });
const { rows } = await pool.query<{ id: string; slug: string; code: string }>(
  `select l."id", s."key" || '-' || l."key" as slug, c."code" from "Link" l join "Shop" s on s."id" = l."shopId"
   join "Code" c on c."shopId" = l."shopId" and c."creatorId" = l."creatorId" where l."shopId" = $1`,
  [BENCH_SHOP_ID],
);
const links = new Map(rows.map((row) => [`/r/${row.slug}`, row]));
let clicks: { id: string; linkId: string; at: Date }[] = [];

setInterval(() => {
  const batch = clicks;
  clicks = [];
  if (batch.length === 0) return;
  void pool.query(
    `insert into "Click" ("shopId", "id", "linkId", "clickedAt", "isBot", "isPrefetch")
     select $1, id, link, at, false, false from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) as t(id, link, at)`,
    [
      BENCH_SHOP_ID,
      batch.map(({ id }) => id),
      batch.map(({ linkId }) => linkId),
      batch.map(({ at }) => at),
    ],
  );
}, FLUSH_MS);

createServer((request, response) => {
  const [path = ""] = (request.url ?? "").split("?");
  const link = links.get(path);
  if (!link) return response.writeHead(path === "/healthz" ? 200 : 404).end();
  const id = randomUUID();
  clicks.push({ id, linkId: link.id, at: new Date() });
  response
    .writeHead(302, {
      location: `https://bench.example/discount/${link.code}?redirect=${encodeURIComponent(`/products/serum?ref=${id}`)}`,
      "content-length": 0,
    })
    .end();
}).listen(Number(PORT), "127.0.0.1");
