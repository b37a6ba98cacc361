// `npm run verify [-- --shop DOMAIN]`: computes the books of every shop again from the facts they follow from and prints each place where
// they differ; the last line counts. Writes nothing; ends with 1 when anything differs. There are no rollups to compare: reports read
// rows (docs/decisions/0007).
import { parseArgs } from "node:util";
import { useDatabase } from "./database.ts";
import { Advice, createSupervisor } from "./processes.ts";
import { refuseArguments, runCommand, secondsSince } from "./progress.ts";

const USAGE = "Usage: npm run verify -- [--shop northwind.myshopify.com]";

const supervisor = createSupervisor({ ownsProcess: true });

await runCommand(supervisor, verify);

async function verify(): Promise<number> {
  const domain = shopOption();
  process.env.DATABASE_URL = await useDatabase(supervisor);
  // Shopify is not asked, so its settings need not be there.
  for (const name of ["SHOPIFY_API_KEY", "SHOPIFY_API_SECRET"]) process.env[name] ||= "unused";
  process.env.SHOPIFY_APP_URL ||= "http://localhost";
  const { verifyShops } = await import("../app/verification/verify-shops.server.ts");
  const { describeDifference, describeOutcome } = await import(
    "../app/verification/verification.ts"
  );
  const begun = performance.now();
  const { shops, ...outcome } = await verifyShops({
    domain,
    tell: (shop, difference) =>
      console.log(`${shop.domain}  ${describeDifference(difference, shop.currency)}`),
  });
  if (domain !== null && shops === 0)
    throw new Advice(`No shop here is called ${domain}: give its whole myshopify.com domain.`);
  console.log(`${describeOutcome(outcome)} (${secondsSince(begun)})`);
  return outcome.differences === 0 ? 0 : 1;
}

function shopOption(): string | null {
  try {
    return parseArgs({ options: { shop: { type: "string" } } }).values.shop ?? null;
  } catch (error) {
    return refuseArguments(error, USAGE);
  }
}
