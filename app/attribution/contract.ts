// What proves a credit, as it is stored with it and read again for pages.
import { z } from "zod";
import { type Attribution, linkBehind } from "#app/attribution/attribute.ts";
import type { Touch } from "#app/attribution/touch.ts";

/** The share of an only payee; the shares of an order's credits sum to this. */
export const SHARE_WHOLE = 10_000;

const trace = z.union([
  z.object({
    kind: z.literal("code"),
    creatorId: z.string(),
    code: z.string(),
    /** What the link is called that the shopper came through; null without one, or where it has no name. */
    through: z.string().nullable().default(null),
  }),
  z.object({
    kind: z.literal("link"),
    creatorId: z.string(),
    slug: z.string(),
    label: z.string().default(""),
    clickId: z.string().nullable(),
    clickedAt: z.string().nullable(),
  }),
  z.object({
    kind: z.literal("hand"),
    creatorId: z.string(),
    note: z.string(),
    staffId: z.string(),
    madeAt: z.string(),
  }),
]);

const evidence = z.object({
  won: trace,
  lost: z.array(
    z.object({
      trace,
      reason: z.enum([
        "smaller-discount",
        "applied-later",
        "code-decides",
        "earlier-click",
        "before-window",
        "after-order",
        "paused",
        "by-hand",
      ]),
    }),
  ),
});

/** A trace in stored form: `clickedAt` and `madeAt` are ISO instants. */
export type Trace = z.infer<typeof trace>;

/** The trace that won and those that lost. */
export type Evidence = z.infer<typeof evidence>;

/** Reads the evidence of a credit. Throws on what this app never wrote. */
export const parseEvidence = (json: unknown): Evidence => evidence.parse(json);

/** The same reasons without the visits: who came through which link, and no longer when. */
export const withoutVisits = ({ won, lost }: Evidence): Evidence => ({
  won: withoutVisit(won),
  lost: lost.map((loss) => ({ ...loss, trace: withoutVisit(loss.trace) })),
});

const withoutVisit = (one: Trace): Trace =>
  one.kind === "link" ? { ...one, clickId: null, clickedAt: null } : one;

/** An attribution in the form that is stored. */
export const evidenceOf = ({ winner, lost }: Attribution): Evidence => ({
  won: traceOf(winner, linkBehind({ winner, lost })?.label),
  lost: lost.map(({ touch, reason }) => ({ trace: traceOf(touch), reason })),
});

function traceOf(touch: Touch, through?: string): Trace {
  const { creatorId } = touch;
  if (touch.kind === "code")
    return { kind: "code", creatorId, code: touch.code, through: through || null };
  if (touch.kind === "hand")
    return {
      kind: "hand",
      creatorId,
      note: touch.note,
      staffId: touch.staffId,
      madeAt: touch.madeAt.toISOString(),
    };
  return {
    kind: "link",
    creatorId,
    slug: touch.slug,
    label: touch.label,
    clickId: touch.clickId,
    clickedAt: touch.clickedAt?.toISOString() ?? null,
  };
}
