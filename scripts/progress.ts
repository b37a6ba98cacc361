// What a command says while it works: one line a step, with the seconds it took.
import { Advice, type Supervisor, sentenceOf } from "./processes.ts";

const NOTE_EVERY_MS = 5_000;

export type Steps = Readonly<{
  /** Runs one step. `note` shows how far it is. */
  step: <T>(label: string, work: (note: (text: string) => void) => T | Promise<T>) => Promise<T>;
}>;

/** Numbers the steps of one command. */
export function createSteps(total: number): Steps {
  let number = 0;
  return {
    async step(label, work) {
      number += 1;
      const line = `${number}/${total} ${label}…`;
      const begun = performance.now();
      const note = noteWriter(line);
      process.stdout.write(line);
      try {
        const value = await work(note.write);
        process.stdout.write(`${note.lead()} ${secondsSince(begun)}\n`);
        return value;
      } catch (error) {
        process.stdout.write(`${note.lead()} failed after ${secondsSince(begun)}\n`);
        throw error;
      }
    },
  };
}

/** Seconds since a reading of performance.now(), for people: "4.2 s". */
export function secondsSince(begun: number): string {
  return `${((performance.now() - begun) / 1_000).toFixed(1)} s`;
}

/** On a terminal a note replaces the one before; in a file there is one every five seconds. */
function noteWriter(line: string) {
  let last = performance.now();
  let hasWritten = false;
  return {
    write(text: string) {
      if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line} ${text}`);
      else if (performance.now() - last > NOTE_EVERY_MS) {
        process.stdout.write(`${hasWritten ? "" : "\n"}    ${text}\n`);
        last = performance.now();
        hasWritten = true;
      }
    },
    lead: () => (hasWritten ? "   " : ""),
  };
}

/**
 * Runs a command's main function, stops what it has started, and ends the process with its exit code. What it cannot handle is shown as
 * a sentence, with the exit code 1; after Ctrl-C the supervisor ends the process with a code of its own.
 */
export async function runCommand(
  supervisor: Supervisor,
  main: () => Promise<number>,
): Promise<void> {
  let code = 1;
  try {
    code = await main();
  } catch (error) {
    if (supervisor.isStopping()) return;
    process.stderr.write(`\n${sentenceOf(error)}\n`);
  }
  await supervisor.stopAll();
  process.exit(code);
}

/** Fails with advice about an option that the command does not have. */
export function refuseArguments(error: unknown, usage: string): never {
  const words = error instanceof Error ? error.message.split(". ")[0] : String(error);
  throw new Advice(`${words}.\n\n${usage}`);
}
