// The codes of the story are made today, its orders are older: the merchant takes the app's offer to credit them.
import { type App, eachOf } from "./doors.ts";
import type { MadeCreator } from "./set-up.ts";

const PAGES_AT_ONCE = 4;

type Page = Readonly<{ pasts: readonly Readonly<{ codeId: string; isRunning: boolean }>[] }>;

/** Credits every code of every creator for the orders that were placed with it before; how many codes there were. */
export async function creditPast(
  app: App,
  creators: ReadonlyMap<string, MadeCreator>,
): Promise<number> {
  let count = 0;
  await eachOf([...creators.values()], PAGES_AT_ONCE, async ({ id }) => {
    const [path, route] = [`/app/creators/${id}`, "app.creators.$creatorId"];
    const { pasts } = await app.load<Page>(path, route);
    for (const { codeId, isRunning } of pasts) {
      if (isRunning) continue;
      await app.ask(path, route, { intent: "credit-past", codeId });
      count += 1;
    }
  });
  return count;
}
