import { readFileSync } from "node:fs";
import { postgresPid } from "../../prisma/postgres.ts";

const TICKS_PER_SECOND = 100;

/**
 * Processor seconds of the database server's processes that have ended: a connection's are counted once it is closed. 0 where the system
 * does not tell, and for a server that is not ours.
 */
export function serverCpuSeconds(): number {
  try {
    const stat = readFileSync(`/proc/${postgresPid()}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND; // cutime and cstime of proc(5)
  } catch {
    return 0;
  }
}
