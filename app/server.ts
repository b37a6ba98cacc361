// The web process. Machine traffic meets a door on Fastify; every page goes to Remix; both share one port.
import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import { registerLandingDoor } from "#app/landing/landing-door.server.ts";
import { registerLinkDoor } from "#app/links/record-click.server.ts";
import { linkVisits } from "#app/links/take-visit.server.ts";
import { closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { registerHealthDoors } from "#app/platform/health.server.ts";
import { log } from "#app/platform/log.server.ts";
import { registerPages } from "#app/platform/pages.server.ts";
import { refuse } from "#app/platform/refuse.server.ts";
import { registerWebhookDoor } from "#app/shopify/inbox.server.ts";

const BODY_BYTES_MAX = 5 * 1024 * 1024;
/** A request that has not sent all of itself by then is cut. */
const REQUEST_MS_MAX = 15_000;
/** Its headers alone. Not Node's 60 s: of the two limits Node takes the longer one for the whole request. */
const HEADERS_MS_MAX = 10_000;
/** How often Node looks for such requests; its own 30 s would give them three times their time. */
const CHECKED_EVERY_MS = 3_000;
/** A listener that stays open for idle connections longer than a load balancer keeps them. */
const KEEP_ALIVE_MS = 65_000;

const logger: FastifyBaseLogger = log;
const app = Fastify({
  bodyLimit: BODY_BYTES_MAX,
  trustProxy: true,
  requestTimeout: REQUEST_MS_MAX,
  keepAliveTimeout: KEEP_ALIVE_MS,
  http: { headersTimeout: HEADERS_MS_MAX, connectionsCheckingInterval: CHECKED_EVERY_MS },
  forceCloseConnections: "idle",
  loggerInstance: logger,
  logController: new LogController({ disableRequestLogging: true }),
  frameworkErrors: refuse,
});
app.setErrorHandler(refuse);

await app.register(async (doors) => {
  registerHealthDoors(doors);
  registerWebhookDoor(doors);
  const visits = linkVisits(doors);
  registerLinkDoor(doors, visits);
  registerLandingDoor(doors, visits);
});
await registerPages(app);
await app.listen({ port: env.port, host: env.host });
log.info({ port: env.port }, "web process listens");

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    app
      .close()
      .then(closeDatabase)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ error }, "web process did not close cleanly");
          process.exit(1);
        },
      );
  });
}
