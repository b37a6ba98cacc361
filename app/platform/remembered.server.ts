// Look-ups that are remembered for a while, in bounded memory.
import { ownText } from "#app/kit/own-text.ts";
import { elapsedMs } from "#app/platform/clock.server.ts";

/** What was found by key; `undefined` stands for nothing remembered, so that null may be found. */
export type Remembered<T> = Readonly<{
  /** What is remembered and fresh. Asks nobody. */
  fresh: (key: string) => T | undefined;
  /** What was found last, however long ago: for when nobody can be asked. */
  last: (key: string) => T | undefined;
  /**
   * What is fresh, else what `ask` finds; all who look for one key at once share one question. A failure is told to each of them, and
   * what was found before stays.
   */
  find: (key: string, ask: (key: string) => Promise<T>) => Promise<T>;
}>;

type Entry<T> = Readonly<{ value: T; untilMs: number }>;

/** At most `max` keys, of which the one that was found longest ago makes room; `freshMs` of 0 is for what is not to be remembered. */
export function remembered<T>({
  max,
  freshMs,
}: Readonly<{ max: number; freshMs: (value: T) => number }>): Remembered<T> {
  const entries = new Map<string, Entry<T>>();
  const asked = new Map<string, Promise<T>>();

  function fresh(key: string): T | undefined {
    const entry = entries.get(key);
    return entry && entry.untilMs > elapsedMs() ? entry.value : undefined;
  }

  async function lookUp(key: string, ask: (key: string) => Promise<T>): Promise<T> {
    const value = await ask(key);
    const ms = freshMs(value);
    entries.delete(key); // what is found anew stands last
    if (ms > 0) entries.set(key, { value, untilMs: elapsedMs() + ms });
    const [oldest] = entries.size > max ? entries.keys() : [];
    if (oldest !== undefined) entries.delete(oldest);
    return value;
  }

  return {
    fresh,
    last: (key) => entries.get(key)?.value,
    async find(key, ask) {
      const known = fresh(key);
      if (known !== undefined) return known;
      const own = ownText(key);
      const under = asked.get(key) ?? lookUp(own, ask).finally(() => asked.delete(own));
      asked.set(own, under);
      return await under;
    },
  };
}
