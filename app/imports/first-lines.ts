// First lines: which line of a file names something first.

/**
 * Notes keys in the order of the file. A map of as many strings would be two thirds of what an import has in memory, for the collector
 * of garbage to go through again and again; here they are bytes in a few blocks, and a table of their places.
 */
export type FirstLines = Readonly<{
  /** The line that named a key first: this one where none did before. */
  note: (key: string, line: number) => number;
  /** The line that named a key first, or null. */
  lineOf: (key: string) => number | null;
}>;

const KEYS_AT_FIRST = 1_024;

/** No key yet. The seed is by chance, so that nobody can write a file whose keys all fall on one place of the table. */
export function firstLinesOf(seed: number): FirstLines {
  const draft = keyDraft(seed);
  const kept = keyBlocks();
  let places = new Int32Array(KEYS_AT_FIRST);
  let hashes = new Int32Array(KEYS_AT_FIRST);
  let lines = new Int32Array(KEYS_AT_FIRST);
  /** The number of the key, from 1, that fell on a place, or on the one before it that was taken; 0 is free. */
  let table = new Int32Array(2 * KEYS_AT_FIRST);
  let count = 0;

  /** Where in the table a key is, or is to be; it is the draft then. */
  function spotOf(key: string): number {
    draft.write(key);
    const hash = draft.hash();
    const mask = table.length - 1;
    let spot = hash & mask;
    for (let number = table[spot] ?? 0; number !== 0; number = table[spot] ?? 0) {
      if (hashes[number - 1] === hash && kept.isAt(places[number - 1] ?? 0, draft)) return spot;
      spot = (spot + 1) & mask;
    }
    return spot;
  }

  /** The line of the key in a spot, or null where there is none. */
  function lineAt(spot: number): number | null {
    const number = table[spot] ?? 0;
    return number === 0 ? null : (lines[number - 1] ?? null);
  }

  function growTable(): void {
    places = grown(places);
    hashes = grown(hashes);
    lines = grown(lines);
    table = new Int32Array(4 * count);
    const mask = table.length - 1;
    for (let at = 0; at < count; at++) {
      let spot = (hashes[at] ?? 0) & mask;
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
      places[count] = kept.keep(draft);
      hashes[count] = draft.hash();
      lines[count] = line;
      count += 1;
      table[spot] = count;
      if (count === lines.length) growTable();
      return line;
    },
  };
}

const grown = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(2 * old.length);
  larger.set(old);
  return larger;
};

/** Stands before a UTF-16 unit beyond ASCII, which is two bytes more, and behind a key: so two keys never begin with the same bytes. */
const WIDE = 0xff;
const END = 0x80;

type Draft = Readonly<{ bytes: () => Uint8Array; length: () => number; hash: () => number }>;

/** One key as bytes, and their hash (FNV-1a). */
function keyDraft(seed: number) {
  let bytes = new Uint8Array(KEYS_AT_FIRST);
  let length = 0;
  let hash = 0;

  function put(byte: number): void {
    bytes[length++] = byte;
    hash = Math.imul(hash ^ byte, 0x01000193);
  }

  return {
    bytes: () => bytes,
    length: () => length,
    hash: () => hash,
    write(key: string): void {
      if (3 * key.length >= bytes.length) bytes = new Uint8Array(3 * key.length + 1);
      length = 0;
      hash = seed;
      for (let n = 0; n < key.length; n++) {
        const unit = key.charCodeAt(n);
        if (unit >= END) {
          put(WIDE);
          put(unit >> 8);
        }
        put(unit & 0xff);
      }
      hash ^= hash >>> 15;
      bytes[length++] = END;
    },
  };
}

/** A place is the number of a block and an offset in it. A key that is longer than a block has one of its own. */
const BLOCK_BITS = 18;
const BLOCK_BYTES = 1 << BLOCK_BITS;

/** Keys one after the other, in blocks that are never moved. */
function keyBlocks() {
  const blocks: Uint8Array[] = [];
  let used = BLOCK_BYTES;

  return {
    /** Keeps a key, and gives its place. */
    keep(draft: Draft): number {
      const length = draft.length();
      if (used + length > BLOCK_BYTES) {
        blocks.push(new Uint8Array(Math.max(BLOCK_BYTES, length)));
        used = 0;
      }
      blocks.at(-1)?.set(draft.bytes().subarray(0, length), used);
      const place = (blocks.length - 1) * BLOCK_BYTES + used;
      used += length;
      return place;
    },

    isAt(place: number, draft: Draft): boolean {
      const block = blocks[place >>> BLOCK_BITS];
      const from = place & (BLOCK_BYTES - 1);
      const [bytes, length] = [draft.bytes(), draft.length()];
      for (let n = 0; n < length; n++) if (block?.[from + n] !== bytes[n]) return false;
      return true;
    },
  };
}
