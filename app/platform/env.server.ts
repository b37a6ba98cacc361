// The only reader of process.env: parsed once, so that a missing setting stops the process with a sentence instead of failing a request later.
import { z } from "zod";

const settings = z.object({
  DATABASE_URL: z.url({ error: "set it to postgresql://user:password@host:port/database" }),
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(200).default(10),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  SHOPIFY_APP_URL: z.url({ error: "set it to the app's public address" }),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  VISITOR_COUNTRY_HEADER: z
    .string()
    .regex(/^([A-Za-z][A-Za-z0-9-]{0,63})?$/, {
      error: "set it to the name of a header, or leave it out",
    })
    .default(""),
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = Readonly<{
  databaseUrl: string;
  databasePoolMax: number;
  apiKey: string;
  apiSecret: string;
  /** Public origin of the app, without a slash at its end. */
  appUrl: string;
  port: number;
  host: string;
  workerPort: number | null;
  /** The header in which the proxy in front notes a visitor's country; null where none does. */
  countryHeader: string | null;
  isProduction: boolean;
  logLevel: string;
}>;

/** The process's settings from its environment; throws one sentence that names every setting that is missing or wrong. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = settings.safeParse(source);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(
      `The environment is incomplete. ${faults.join("; ")}. See the table in README.md.`,
    );
  }
  const value = parsed.data;
  return {
    databaseUrl: value.DATABASE_URL,
    databasePoolMax: value.DATABASE_POOL_MAX,
    apiKey: value.SHOPIFY_API_KEY,
    apiSecret: value.SHOPIFY_API_SECRET,
    appUrl: value.SHOPIFY_APP_URL.replace(/\/+$/, ""),
    port: value.PORT,
    host: value.HOST,
    workerPort: value.WORKER_PORT ?? null,
    countryHeader: value.VISITOR_COUNTRY_HEADER.toLowerCase() || null,
    isProduction: value.NODE_ENV === "production",
    logLevel: value.LOG_LEVEL,
  };
}

export const env = parseEnv(process.env);
