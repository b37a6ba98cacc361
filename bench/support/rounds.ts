// Rounds that alternate between the product and what it is measured against, so that what else the machine does falls on both.
import { type Load, type Outcome, runLoad } from "./load.ts";
import { median } from "./report.ts";
import type { Server } from "./server.ts";

export type Contender = Readonly<{ name: string; server: Server; request: () => Buffer }>;
export type Rounds = Readonly<Record<string, readonly Outcome[]>>;

type Plan = Readonly<{
  contenders: readonly Contender[];
  rounds: number;
  seconds: number;
  connections: number;
  /** Statuses that count as done; anything else stops the bench. */
  expected: readonly string[];
}>;

export async function playRounds(plan: Plan): Promise<Rounds> {
  const outcomes: Record<string, Outcome[]> = {};
  for (const contender of plan.contenders) await measure(plan, contender, 1); // warm-up, not counted
  for (let round = 1; round <= plan.rounds; round++) {
    for (const contender of plan.contenders) {
      const outcome = await measure(plan, contender, plan.seconds);
      const list = outcomes[contender.name] ?? [];
      outcomes[contender.name] = list;
      list.push(outcome);
      console.log(
        `round ${round}/${plan.rounds}  ${contender.name.padEnd(24)} ${Math.round(outcome.perSecond)}/s  p99 ${outcome.p99Ms.toFixed(1)} ms`,
      );
    }
  }
  return outcomes;
}

/** Latency at half of a rate: the medians of several rounds, since one pause of the machine would tell in a single one. */
export async function latencyAtHalf(
  plan: Plan,
  contender: Contender,
  perSecond: number,
): Promise<Pick<Outcome, "p50Ms" | "p99Ms">> {
  const outcomes: Outcome[] = [];
  for (let round = 0; round < plan.rounds; round++)
    outcomes.push(await measure(plan, contender, plan.seconds, perSecond / 2));
  return {
    p50Ms: median(outcomes.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(outcomes.map(({ p99Ms }) => p99Ms)),
  };
}

async function measure(
  plan: Pick<Plan, "connections" | "expected">,
  contender: Contender,
  seconds: number,
  rate?: number,
): Promise<Outcome> {
  const load: Load = {
    port: contender.server.port,
    connections: plan.connections,
    seconds,
    request: contender.request,
    ...(rate === undefined ? {} : { rate }),
  };
  const outcome = await runLoad(load);
  const strange = Object.keys(outcome.statuses).filter((status) => !plan.expected.includes(status));
  if (strange.length > 0)
    throw new Error(`${contender.name} answered ${JSON.stringify(outcome.statuses)}`);
  return outcome;
}
