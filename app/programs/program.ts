// Program: standing terms that creators join, with a form on which they apply and the offer that its members get.
import { z } from "zod";
import type { AutoApproval } from "#app/programs/auto-approval.ts";
import type { Utm } from "#app/programs/utm.ts";

export type ProgramState = "open" | "invitation" | "archived";

/** What the form of a program asks besides the usual. */
export type Question = Readonly<{ id: string; text: string; isRequired: boolean }>;

export type Program = Readonly<{
  id: string;
  name: string;
  description: string;
  state: ProgramState;
  defaultOfferId: string;
  key: string;
  questions: readonly Question[];
  autoApproval: AutoApproval | null;
  /** Links of its members in its offers give each shopper a code that works once. */
  safeLinks: boolean;
  /** Of its members' links in its offers that set none. */
  utm: Utm;
  createdAt: Date;
}>;

/** Members of a program who may have another offer. */
export type ProgramGroup = Readonly<{
  id: string;
  programId: string;
  name: string;
  offerId: string;
}>;

/** The states of a program with their names, in the order a program goes through them. */
export const PROGRAM_STATES: readonly Readonly<{ value: ProgramState; label: string }>[] = [
  { value: "open", label: "Open to applications" },
  { value: "invitation", label: "By invitation" },
  { value: "archived", label: "Archived" },
];

/** Name of a state for people: "By invitation". */
export const programStateLabel = (state: ProgramState): string =>
  PROGRAM_STATES.find(({ value }) => value === state)?.label ?? state;

/** Which terms an order has, where creators can be in several programs: said on the page of each program. */
export const WHICH_TERMS =
  "An order pays by the terms of the offer of the code or link that won it, in the version of the order's day. Being in several programs, changing the group or leaving changes nothing that was earned.";

const questions = z.array(
  z.object({ id: z.string(), text: z.string(), isRequired: z.boolean() }).readonly(),
);

/** The questions as their column holds them; throws on what this app did not write. */
export const parseQuestions = (json: unknown): readonly Question[] => questions.parse(json);
