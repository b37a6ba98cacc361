// `npm run dev`: the product with live reload. Pages reload by themselves; worker and dev store start again when a file of theirs changes.
import { addressesOf, LOCAL_STEPS, parseOptions, startLocal } from "./local.ts";
import { createSupervisor } from "./processes.ts";
import { createSteps, runCommand } from "./progress.ts";

const USAGE = `Usage: npm run dev -- [options]
  --fresh          new data: forgets what is in .data
  --port-base N    all ports from N up (4600)
  --help           this text`;

const supervisor = createSupervisor({ ownsProcess: true });

await runCommand(supervisor, dev);

async function dev(): Promise<number> {
  const options = parseOptions(process.argv.slice(2), USAGE);
  if (options.wantsHelp) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const ending = Promise.withResolvers<number>();
  const { ports } = await startLocal({
    supervisor,
    steps: createSteps(LOCAL_STEPS - 1), // no build: the web process serves the sources
    options,
    mode: "development",
    giveUp: ending.reject,
  });
  const { admin, storefront, control } = addressesOf(ports);
  process.stdout.write(
    `\n  admin      ${admin}\n  storefront ${storefront}\n  control    ${control}\n\n`,
  );
  return ending.promise;
}
