// Trouble on demand: webhooks that come twice, late, out of order or never; an Admin API that throttles, fails or is slow.
import { InputError } from "./state.ts";

export const FAULT_NAMES = [
  "duplicate",
  "drop",
  "reorder",
  "delayMs",
  "throttle",
  "error5xx",
  "lostAnswer",
  "latencyMs",
  "removalRefused",
  "removalInVain",
  "bulkFail",
  "bulkMalformed",
  "bulkCut",
  "bulkLatencyMs",
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];

/** `rate` is the share of calls hit, `next` how many calls are hit from now on; `ms` is for those whose name ends so. */
type Fault = { rate: number; next: number; ms: number };

const faults = new Map<FaultName, Fault>();
let seed = 1;

/** Whether this call is hit; 0 when it is not, else the milliseconds of the fault (1 for those without). */
export function strike(name: FaultName): number {
  const fault = faults.get(name);
  if (!fault) return 0;
  if (fault.next > 0) {
    fault.next -= 1;
    if (fault.next === 0 && fault.rate === 0) faults.delete(name);
    return fault.ms;
  }
  return random() < fault.rate ? fault.ms : 0;
}

/**
 * Sets the faults named in a request, and leaves the others as they are.
 * A value is {rate}, {next}, with {ms} for those named so; or short: a number below 1 is a rate,
 * from 1 up the next N calls, for those in Ms the milliseconds of every call; 0, false or null ends it.
 * @throws InputError for a value that is none of these.
 */
export function setFaults(input: Readonly<Record<string, unknown>>): void {
  const parsed = FAULT_NAMES.filter((name) => name in input).map(
    (name) => [name, parseFault(name, input[name])] as const,
  );
  for (const [name, fault] of parsed) {
    if (fault) faults.set(name, fault);
    else faults.delete(name);
  }
}

export function clearFaults(): void {
  faults.clear();
  seed = 1;
}

/** The faults in force. */
export function currentFaults(): Record<string, Fault> {
  return Object.fromEntries(faults);
}

function parseFault(name: FaultName, value: unknown): Fault | null {
  const isTimed = name.endsWith("Ms");
  if (value === null || value === false || value === 0) return null;
  if (value === true) return { rate: 1, next: 0, ms: isTimed ? 1000 : 1 };
  if (typeof value === "number" && value > 0) {
    if (isTimed) return { rate: 1, next: 0, ms: value };
    if (value < 1) return { rate: value, next: 0, ms: 1 };
    if (Number.isInteger(value)) return { rate: 0, next: value, ms: 1 };
  }
  if (typeof value === "object" && value !== null) return faultFrom(name, value, isTimed);
  throw new InputError(`The fault ${name} is {rate}, {next} or a number from 0 up.`);
}

function faultFrom(name: FaultName, value: object, isTimed: boolean): Fault | null {
  const { rate, next, ms } = { rate: 0, next: 0, ms: isTimed ? 1000 : 1, ...value };
  const isRate = typeof rate === "number" && rate >= 0 && rate <= 1;
  const isNext = typeof next === "number" && Number.isInteger(next) && next >= 0;
  const isMs = typeof ms === "number" && ms > 0 && ms <= 600_000;
  if (!isRate || !isNext || !isMs)
    throw new InputError(
      `The fault ${name} has a rate from 0 to 1, a whole next, ms up to 600000.`,
    );
  if (rate === 0 && next === 0) return "ms" in value ? { rate: 1, next: 0, ms } : null;
  return { rate, next, ms };
}

/** The same sequence after every reset, so that a failing run can be repeated (mulberry32). */
export function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
