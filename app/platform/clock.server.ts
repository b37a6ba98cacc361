// The only source of time and chance.
import { customAlphabet } from "nanoid";
import { v7 } from "uuid";
import { codeAlphabet } from "#app/kit/id.ts";

export const now = (): Date => new Date();

/** A uuid v7: ids sort by the time they were made, so an index grows at its end. */
export const newId = (): string => v7();

const legible = customAlphabet(codeAlphabet);

/** A random token of `length` letters and digits without look-alikes (about 4.9 bits each). */
export const newToken = (length: number): string => legible(length);
