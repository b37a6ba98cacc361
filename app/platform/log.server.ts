// Logs are events with ids: shop and request, never a token, an address or a name.
import pino from "pino";
import { env } from "#app/platform/env.server.ts";
import { once } from "#app/platform/shared.server.ts";

export const log = once("log", () =>
  pino({
    level: env.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        "req.headers.authorization",
        "req.headers.cookie",
        "*.accessToken",
        "*.refreshToken",
        "*.token",
        "*.id_token",
      ],
      censor: "[redacted]",
    },
    serializers: { error: errorWithoutValues },
  }),
);

/** Name, message and stack; not the other fields, which in library errors hold requests, headers and rows. */
function errorWithoutValues(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 500) };
  return { name: error.name, message: error.message.slice(0, 500), stack: error.stack };
}
