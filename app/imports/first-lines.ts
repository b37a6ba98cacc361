// First lines: which line of a file names something first.

/**
 * Notes keys in the order of the file. A map of as many strings would be two thirds of what an import has in memory, for the collector
 * of garbage to go through again and again; here they are letters in one array, and a table of their places.
 */
export type FirstLines = Readonly<{
  /** The line that named a key first: this one where none did before. */
  note: (key: string, line: number) => number;
}>;

const KEYS_AT_FIRST = 1_024;
const UNITS_AT_FIRST = 32 * KEYS_AT_FIRST;

/** No key yet. The seed is by chance, so that nobody can write a file whose keys all fall on one place of the table. */
export function firstLinesOf(seed: number): FirstLines {
  let units = new Uint16Array(UNITS_AT_FIRST);
  let ends = new Int32Array(KEYS_AT_FIRST);
  let hashes = new Int32Array(KEYS_AT_FIRST);
  let lines = new Int32Array(KEYS_AT_FIRST);
  /** The number of the key, from 1, that fell on a place, or on the one before it that was taken; 0 is free. */
  let table = new Int32Array(2 * KEYS_AT_FIRST);
  let count = 0;

  const endOf = (at: number): number => (at < 0 ? 0 : (ends[at] ?? 0));

  /** Writes a key behind the last one, and gives its hash (FNV-1a). */
  function draft(key: string): number {
    const start = endOf(count - 1);
    if (start + key.length > units.length)
      units = grown(units, new Uint16Array(2 * (start + key.length)));
    let hash = seed;
    for (let n = 0; n < key.length; n++) {
      const unit = key.charCodeAt(n);
      units[start + n] = unit;
      hash = Math.imul(hash ^ unit, 0x01000193);
    }
    return hash ^ (hash >>> 15);
  }

  /** Whether the key of a number is the one that was drafted. */
  function isDraft(at: number, length: number): boolean {
    const [start, draftStart] = [endOf(at - 1), endOf(count - 1)];
    if (endOf(at) - start !== length) return false;
    for (let n = 0; n < length; n++) if (units[start + n] !== units[draftStart + n]) return false;
    return true;
  }

  function growTable(): void {
    ends = grown(ends, new Int32Array(2 * count));
    hashes = grown(hashes, new Int32Array(2 * count));
    lines = grown(lines, new Int32Array(2 * count));
    table = new Int32Array(4 * count);
    const mask = table.length - 1;
    for (let at = 0; at < count; at++) {
      let place = (hashes[at] ?? 0) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = at + 1;
    }
  }

  return {
    note: (key, line) => {
      const hash = draft(key);
      const mask = table.length - 1;
      let place = hash & mask;
      for (let number = table[place] ?? 0; number !== 0; number = table[place] ?? 0) {
        const at = number - 1;
        if (hashes[at] === hash && isDraft(at, key.length)) return lines[at] ?? line;
        place = (place + 1) & mask;
      }
      ends[count] = endOf(count - 1) + key.length;
      hashes[count] = hash;
      lines[count] = line;
      count += 1;
      table[place] = count;
      if (count === lines.length) growTable();
      return line;
    },
  };
}

function grown<T extends Uint16Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
