// The only source of time and chance.
import { randomFillSync } from "node:crypto";
import { customAlphabet } from "nanoid";
import { v7 } from "uuid";
import { codeAlphabet } from "#app/kit/id.ts";

export const now = (): Date => new Date();

/** Milliseconds since this process began, by a clock that nobody sets: for deadlines and for what is remembered for a while. */
export const elapsedMs = (): number => performance.now();

const ID_BYTES = 16;
const CHANCE_BYTES = ID_BYTES * 512;
const chance = new Uint8Array(CHANCE_BYTES);
let chanceUsed = CHANCE_BYTES;

/** A uuid v7: ids sort by the time they were made, so an index grows at its end. Chance is drawn for many ids at once. */
export function newId(): string {
  if (chanceUsed === CHANCE_BYTES) {
    randomFillSync(chance);
    chanceUsed = 0;
  }
  const random = chance.subarray(chanceUsed, chanceUsed + ID_BYTES);
  chanceUsed += ID_BYTES;
  return v7({ random });
}

const legible = customAlphabet(codeAlphabet);

/** A random token of `length` letters and digits without look-alikes (about 4.9 bits each). */
export const newToken = (length: number): string => legible(length);
