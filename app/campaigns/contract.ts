// The form of a campaign, amounts in the shop's currency.
import { z } from "zod";
import type { CampaignValues, Goal } from "#app/campaigns/campaign.ts";
import { type LocalDate, parseLocalDate } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { formId } from "#app/programs/contract.ts";
import {
  chosen,
  nameProblem,
  oneValue,
  type Refuse,
  readMoney,
  refusal,
} from "#app/programs/field-readers.ts";

const NAME_LENGTH_MAX = 100;
const NOTE_LENGTH_MAX = 2_000;
const CREATORS_MAX = 200;
const ORDERS_MAX = 1_000_000;

const fields = z.object({
  formId,
  name: oneValue,
  startsOn: oneValue,
  endsOn: oneValue,
  budget: oneValue,
  goalKind: chosen("none", "net", "orders").default("none"),
  goal: oneValue,
  note: oneValue,
  creatorIds: z.array(z.string()).default([]),
});

type Fields = z.output<typeof fields>;

/** The form of a campaign; every fault becomes a sentence at its field. */
export const campaignForm = (currency: string) =>
  fields.transform((given, context) => {
    const refuse = refusal(context.issues, given);
    const name = (given.name ?? "").trim();
    const problem = nameProblem(name, NAME_LENGTH_MAX);
    if (problem) refuse("name", problem);
    const campaign: CampaignValues = {
      name,
      ...readDays(given, refuse),
      budgetMinor: given.budget?.trim()
        ? readMoney(given.budget, { field: "budget", currency, isZeroGood: false }, refuse)
        : null,
      goal: readGoal(given, currency, refuse),
      note: readNote(given.note, refuse),
      creatorIds: readCreators(given.creatorIds, refuse),
    };
    return { formId: given.formId, campaign };
  });

function readDays(given: Fields, refuse: Refuse) {
  const startsOn = readDay(given.startsOn, "startsOn", refuse);
  const endsOn = readDay(given.endsOn, "endsOn", refuse);
  if (startsOn !== "" && endsOn !== "" && endsOn < startsOn)
    refuse("endsOn", "Choose a last day that is not before the first.");
  return { startsOn, endsOn };
}

function readDay(text: string | undefined, field: string, refuse: Refuse): LocalDate {
  const day = parseLocalDate((text ?? "").trim());
  if (day === null) refuse(field, "Enter a day that exists, such as 2026-11-30.");
  return day ?? "";
}

function readGoal(given: Fields, currency: string, refuse: Refuse): Goal | null {
  if (given.goalKind === "none") return null;
  if (given.goalKind === "net")
    return {
      kind: "net",
      minor: readMoney(given.goal, { field: "goal", currency, isZeroGood: false }, refuse),
    };
  const text = (given.goal ?? "").trim().replaceAll(",", "");
  const count = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > ORDERS_MAX)
    refuse("goal", "Enter a whole number of orders, such as 40.");
  return { kind: "orders", count };
}

function readNote(text: string | undefined, refuse: Refuse): string {
  const note = (text ?? "").trim().replace(/\r\n?/g, "\n");
  if (note.length > NOTE_LENGTH_MAX) refuse("note", `Use at most ${NOTE_LENGTH_MAX} characters.`);
  if (/[^\P{Cc}\n\t]/u.test(note)) refuse("note", "Use plain text.");
  return note;
}

function readCreators(texts: readonly string[], refuse: Refuse): readonly string[] {
  const ids = [...new Set(texts.map(parseId))].filter((id) => id !== null);
  if (ids.length === 0) refuse("creatorIds", "Choose at least one creator.");
  if (ids.length > CREATORS_MAX) refuse("creatorIds", `Choose at most ${CREATORS_MAX} creators.`);
  return ids;
}
