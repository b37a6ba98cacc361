// What the tracking page is asked for: its address, and the steps a person can take on it.
import { z } from "zod";

/** The longest id that an event can have: topic, event id and the subscription's name. */
const EVENT_ID_LENGTH_MAX = 1_000;

/** `check`: look now for orders that no webhook told of. `retry`: try one dead letter again. `retry-all`: all of them. `test-order`: send one. */
export const trackingStep = z.discriminatedUnion("step", [
  z.object({ step: z.literal("check") }),
  z.object({ step: z.literal("retry"), id: z.string().min(1).max(EVENT_ID_LENGTH_MAX) }),
  z.object({ step: z.literal("retry-all") }),
  z.object({ step: z.literal("test-order"), id: z.uuid() }),
]);
