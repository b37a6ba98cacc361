// `npm run bench -- NAME [--rounds N] [--seconds N] [--orders N]`: the product beside its floor in the same run, on the same database.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { benchClicks } from "./clicks.ts";
import { benchCodes } from "./codes.ts";
import { benchGrowth } from "./growth.ts";
import { benchHistory } from "./history.ts";
import { benchImport } from "./import.ts";
import { benchNeighbour } from "./neighbour.ts";
import { benchOrders } from "./orders.ts";
import { benchPages } from "./pages.ts";
import { benchReplay } from "./replay.ts";
import { benchVerify } from "./verify.ts";
import { benchWebhooks } from "./webhooks.ts";

type Options = Readonly<{
  rounds: number;
  seconds: number;
  /** How many orders the books hold, for benches of large books; null is each one's own number. */
  orders: number | null;
}>;

const BENCHES: Readonly<Record<string, (options: Options) => Promise<void>>> = {
  webhooks: benchWebhooks,
  clicks: benchClicks,
  codes: benchCodes,
  orders: benchOrders,
  growth: benchGrowth,
  verify: benchVerify,
  history: benchHistory,
  import: benchImport,
  pages: benchPages,
  neighbour: benchNeighbour,
  replay: benchReplay,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    orders: { type: "string" },
  },
});
const bench = BENCHES[positionals[0] ?? ""];
if (!bench) fail(`Name a bench: npm run bench -- ${Object.keys(BENCHES).join(" | ")}`);
else if (!existsSync("build/server/index.js")) fail("Build the pages first: npm run build");
else
  await bench({
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    orders: values.orders === undefined ? null : Number(values.orders),
  });

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
