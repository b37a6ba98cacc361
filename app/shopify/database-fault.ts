// What a failed statement means for the work that asked for it.

/** `away`: the database cannot be reached just now. `again`: it asks to repeat. `data`: this very work can never be written. */
export type DatabaseFault = "away" | "again" | "data";

/**
 * Connection, log-in, read-only replica, no such database (yet), no resources, not in a state to, shut down or cancelled by an operator
 * or a time-out, system: none of them is the fault of the work.
 */
const AWAY_CLASSES = new Set(["08", "25", "28", "3D", "53", "55", "57", "58"]);
const AGAIN_CODES = new Set(["40001", "40P01"]); // serialization failure, deadlock

/**
 * Tells a database that is away from work that is bad, by SQLSTATE (PostgreSQL, appendix A) or, where the connection failed, by Node's
 * code or pg's message. Anything else, such as a broken invariant of ours, is `data`.
 */
export function faultOf(error: unknown): DatabaseFault {
  if (!(error instanceof Error)) return "data";
  const code = "code" in error ? String(error.code) : "";
  if (AGAIN_CODES.has(code)) return "again";
  if (/^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code))
    return AWAY_CLASSES.has(code.slice(0, 2)) ? "away" : "data";
  if (/^E[A-Z_]+$/.test(code)) return "away";
  return /connection|timeout exceeded|terminat|not queryable/i.test(error.message)
    ? "away"
    : "data";
}
