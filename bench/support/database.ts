// A migrated database of its own for a bench, with one shop in it; dropped at the end.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { createTestDatabase } from "../../tests/support/db.ts";
import setup from "../../tests/support/global-setup.ts";

export const BENCH_SECRET = "bench-secret";
export const BENCH_SHOP = { domain: "bench.myshopify.com", key: "bench2" } as const;

export type BenchDatabase = Readonly<{
  url: string;
  shopId: string;
  environment: Readonly<Record<string, string>>;
  query: (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>;
  close: () => Promise<void>;
}>;

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const stopServer = await setup();
  const { url, drop } = await createTestDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const shopId = randomUUID();
  await client.query(
    `insert into "Shop" ("id", "domain", "key", "name", "currency", "zone", "planName", "storefrontUrl", "installedAt")
     values ($1, $2, $3, 'Bench', 'USD', 'America/New_York', 'Plus', 'https://bench.example', now())`,
    [shopId, BENCH_SHOP.domain, BENCH_SHOP.key],
  );
  return {
    url,
    shopId,
    environment: {
      DATABASE_URL: url,
      SHOPIFY_API_KEY: "bench-key",
      SHOPIFY_API_SECRET: BENCH_SECRET,
      SHOPIFY_APP_URL: "http://localhost:3000",
      NODE_ENV: "production",
      LOG_LEVEL: "error",
      BENCH_SHOP_ID: shopId,
    },
    query: (text, values = []) => client.query(text, [...values]),
    close: async () => {
      await client.end();
      await drop();
      await stopServer();
    },
  };
}
