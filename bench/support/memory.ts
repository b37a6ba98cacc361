import { readFileSync } from "node:fs";

/** Highest resident memory of a process so far, in megabytes; 0 where the system does not tell. */
export function peakMemoryMb(pid: number): number {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Math.round(Number(line?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
