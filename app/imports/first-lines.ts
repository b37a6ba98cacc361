// First lines: which line of a file names something first.

/**
 * Notes keys in the order of the file. A map of as many strings would be two thirds of what an import has in memory, for the collector
 * of garbage to go through again and again; here they are bytes in one array, and a table of their places.
 */
export type FirstLines = Readonly<{
  /** The line that named a key first: this one where none did before. */
  note: (key: string, line: number) => number;
  /** The line that named a key first, or null. */
  lineOf: (key: string) => number | null;
  /** Lets go of all memory at once, rather than when the collector comes by; nothing may be noted or asked afterwards. */
  forget: () => void;
}>;

const KEYS_AT_FIRST = 1_024;
const BYTES_AT_FIRST = 32 * KEYS_AT_FIRST;
/** Stands before a UTF-16 unit beyond ASCII, which is two bytes more: keys of the same bytes are the same. */
const WIDE = 0xff;

/** No key yet. The seed is by chance, so that nobody can write a file whose keys all fall on one place of the table. */
export function firstLinesOf(seed: number): FirstLines {
  const keys = keysOf(seed);
  let lines = new Int32Array(KEYS_AT_FIRST);
  /** The number of the key, from 1, that fell on a spot, or on the one before it that was taken; 0 is free. */
  let table = new Int32Array(2 * KEYS_AT_FIRST);

  /** Where in the table a key is, or is to be; it is the draft then. */
  function spotOf(key: string): number {
    const mask = table.length - 1;
    let spot = keys.draft(key) & mask;
    for (let number = table[spot] ?? 0; number !== 0; number = table[spot] ?? 0) {
      if (keys.isDraft(number - 1)) return spot;
      spot = (spot + 1) & mask;
    }
    return spot;
  }

  function lineAt(spot: number): number | null {
    const number = table[spot] ?? 0;
    return number === 0 ? null : (lines[number - 1] ?? null);
  }

  function growTable(): void {
    lines = new Int32Array(doubled(lines));
    free([table]);
    table = new Int32Array(4 * keys.count());
    const mask = table.length - 1;
    for (let at = 0; at < keys.count(); at++) {
      let spot = keys.hashOf(at) & mask;
      while (table[spot] !== 0) spot = (spot + 1) & mask;
      table[spot] = at + 1;
    }
  }

  return {
    lineOf: (key) => lineAt(spotOf(key)),
    note: (key, line) => {
      const spot = spotOf(key);
      const first = lineAt(spot);
      if (first !== null) return first;
      lines[keys.count()] = line;
      keys.keepDraft();
      table[spot] = keys.count();
      if (keys.count() === lines.length) growTable();
      return line;
    },
    forget: () => {
      keys.forget();
      free([lines, table]);
    },
  };
}

/** Keys one behind the other, by number, and behind the last a draft that may become the next. */
function keysOf(seed: number) {
  let bytes = new Uint8Array(BYTES_AT_FIRST);
  let ends = new Int32Array(KEYS_AT_FIRST);
  let hashes = new Int32Array(KEYS_AT_FIRST);
  let count = 0;
  let draftEnd = 0;
  let draftHash = seed;

  const endOf = (at: number): number => (at < 0 ? 0 : (ends[at] ?? 0));

  return {
    count: () => count,
    hashOf: (at: number): number => hashes[at] ?? 0,

    /** Writes the draft, and gives its hash (FNV-1a). */
    draft(key: string): number {
      let end = endOf(count - 1);
      while (end + 3 * key.length > bytes.length) bytes = new Uint8Array(doubled(bytes));
      let hash = seed;
      for (let n = 0; n < key.length; n++) {
        const unit = key.charCodeAt(n);
        if (unit > 0x7f) {
          bytes[end++] = WIDE;
          bytes[end++] = unit >> 8;
        }
        bytes[end++] = unit;
        hash = Math.imul(hash ^ unit, 0x01000193);
      }
      draftEnd = end;
      draftHash = hash ^ (hash >>> 15);
      return draftHash;
    },

    /** Whether the key of a number is the same as the draft. */
    isDraft(at: number): boolean {
      const [start, draftStart] = [endOf(at - 1), endOf(count - 1)];
      const length = endOf(at) - start;
      if (hashes[at] !== draftHash || draftEnd - draftStart !== length) return false;
      for (let n = 0; n < length; n++) if (bytes[start + n] !== bytes[draftStart + n]) return false;
      return true;
    },

    keepDraft(): void {
      ends[count] = draftEnd;
      hashes[count] = draftHash;
      count += 1;
      if (count < ends.length) return;
      ends = new Int32Array(doubled(ends));
      hashes = new Int32Array(doubled(hashes));
    },

    forget: () => free([bytes, ends, hashes]),
  };
}

type Numbers = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** The same numbers with room for as many more, which takes memory only once it is written to. */
function doubled(numbers: Numbers): ArrayBuffer {
  const larger = new ArrayBuffer(2 * numbers.byteLength);
  new Uint8Array(larger).set(new Uint8Array(numbers.buffer));
  free([numbers]);
  return larger;
}

/** Lets go of memory at once: it would stay until the collector comes by, which is long for memory that is not its own. */
function free(numbers: readonly Numbers[]): void {
  for (const { buffer } of numbers) buffer.transfer(0);
}
