// What a process's calls to Shopify cost, read from their answers.
import { z } from "zod";

const answer = z.object({
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }).optional() })).optional(),
  extensions: z.object({ cost: z.object({ actualQueryCost: z.number().nullable() }) }).optional(),
});

export type Spent = Readonly<{ calls: number; throttled: number; points: number }>;

/** Counts from now on; asked for the sum so far. After the dev store's preload, which replaces fetch as well. */
export function countPoints(): () => Spent {
  let [calls, throttled, points] = [0, 0, 0];
  const platformFetch = globalThis.fetch;
  const counting: typeof fetch = async (input, init) => {
    const response = await platformFetch(input, init);
    if (!String(input).includes("/graphql.json")) return response;
    calls += 1;
    const parsed = answer.safeParse(await response.clone().json());
    points += parsed.data?.extensions?.cost.actualQueryCost ?? 0;
    if (parsed.data?.errors?.some(({ extensions }) => extensions?.code === "THROTTLED"))
      throttled += 1;
    return response;
  };
  // The dev store's preload lets nobody set it.
  Object.defineProperty(globalThis, "fetch", { configurable: true, value: counting });
  return () => ({ calls, throttled, points });
}
