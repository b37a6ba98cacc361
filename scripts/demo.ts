// `npm run demo`: the whole product with a shop's story in it, until Ctrl-C.
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  type Addresses,
  addressesOf,
  LOCAL_STEPS,
  type Local,
  parseOptions,
  startLocal,
} from "./local.ts";
import { createSupervisor } from "./processes.ts";
import { createSteps, runCommand, secondsSince } from "./progress.ts";
import { isStoryBroken, loadStory, saysOrders } from "./story.ts";

const ADDRESSES = path.resolve(import.meta.dirname, "../.data/demo.json");

const USAGE = `Usage: npm run demo -- [options]
  --empty          a freshly installed shop, without the story
  --fresh          new data: forgets what an earlier demo has left in .data
  --port-base N    all ports from N up (4600)
  --help           this text`;

const supervisor = createSupervisor({ ownsProcess: true });

await runCommand(supervisor, demo);

async function demo(): Promise<number> {
  const begun = performance.now();
  const options = parseOptions(process.argv.slice(2), USAGE);
  if (options.wantsHelp) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const isBroken = !options.isEmpty && isStoryBroken();
  if (isBroken) process.stdout.write("The story of the last demo was cut short: beginning anew.\n");
  rmSync(ADDRESSES, { force: true }); // there when it can be used, and not before or after
  supervisor.atEnd(async () => rmSync(ADDRESSES, { force: true }));
  const ending = Promise.withResolvers<number>();
  const local = await startLocal({
    supervisor,
    steps: createSteps(LOCAL_STEPS),
    options: isBroken ? { ...options, isFresh: true } : options,
    mode: "production",
    giveUp: ending.reject,
  });
  const addresses = addressesOf(local.ports);
  writeAddresses(addresses);
  process.stdout.write(`\nReady after ${secondsSince(begun)}.\n\n`);
  for (const [name, address] of Object.entries(addresses)) show(name, address);
  process.stdout.write("\n");
  const story = options.isEmpty ? saysOrders(addresses) : tellStory(local, addresses);
  await Promise.race([story, ending.promise]);
  process.stdout.write("\nCtrl-C ends it. Logs are in .data/logs.\n");
  return ending.promise;
}

async function tellStory(local: Local, addresses: Addresses): Promise<void> {
  const earnings = await loadStory(supervisor, local, addresses);
  if (earnings === null) return;
  writeAddresses({ ...addresses, earnings });
  show("earnings", earnings);
}

/** Writes the addresses to .data/demo.json for other programs. */
function writeAddresses(addresses: Addresses): void {
  mkdirSync(path.dirname(ADDRESSES), { recursive: true });
  const aside = `${ADDRESSES}.${process.pid}`;
  writeFileSync(aside, `${JSON.stringify(addresses, null, 2)}\n`);
  renameSync(aside, ADDRESSES); // whoever reads it meanwhile finds a whole one
}

function show(name: string, address: string | null): void {
  if (address !== null) process.stdout.write(`  ${name.padEnd(11)}${address}\n`);
}
