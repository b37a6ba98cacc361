// The door of links alone, in a process of its own that a test can kill. Prints its port.
import Fastify from "fastify";
import { registerLinkDoor } from "#app/links/record-click.server.ts";
import { linkVisits } from "#app/links/take-visit.server.ts";

const app = Fastify();
registerLinkDoor(app, linkVisits(app));
await app.listen({ host: "127.0.0.1", port: 0 });
const address = app.server.address();
console.log(typeof address === "object" ? address?.port : "");
