/** What the addresses of report pages may ask for. Unknown sorts, bands and pages fall back; days are judged by period.ts. */
import { z } from "zod";
import { BANDS } from "#app/analytics/roi.ts";

/** The columns that rows can be sorted by. */
export const SORTS = [
  "creator",
  "orders",
  "newCustomers",
  "net",
  "commission",
  "otherCost",
  "totalCost",
  "return",
  "roi",
] as const;

export type Sort = (typeof SORTS)[number];

export const ROWS_PER_PAGE = 25;
const PAGE_MAX = 4_000;
const SEARCH_LENGTH_MAX = 80;

const day = z.string().max(40).nullable().catch(null);

const reportSchema = z.object({
  preset: z.string().max(40).nullable().catch(null),
  from: day,
  to: day,
  isCompared: z.boolean(),
  sort: z.enum(SORTS).catch("net"),
  direction: z.enum(["asc", "desc"]).catch("desc"),
  q: z
    .string()
    .transform((text) => text.trim().slice(0, SEARCH_LENGTH_MAX))
    .catch(""),
  band: z.enum(BANDS).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(PAGE_MAX).catch(1),
});

/** preset; from and to, both included, as text not yet judged; compare=none; sort, direction; q; band; page from 1. */
export type ReportQuery = z.infer<typeof reportSchema>;

/** The query of a report page's address. Never fails: what cannot be understood takes its default. */
export function parseReportQuery(parameters: URLSearchParams): ReportQuery {
  return reportSchema.parse({
    ...Object.fromEntries(
      ["preset", "from", "to", "sort", "direction", "q", "band", "page"].map((name) => [
        name,
        parameters.get(name),
      ]),
    ),
    isCompared: parameters.get("compare") !== "none",
  });
}
