// A program of the story: its form, members whose links are safe, and three who apply on it.
import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "./doors.ts";
import { idIn, type MadeCreator } from "./set-up.ts";

/** The form takes nobody who is faster than three seconds. */
const FILL_MS = 3_200;
const MEMBERS = 4;

type Applicant = Readonly<{
  name: string;
  handle: string;
  followers: string;
  country: string;
  why: string;
  product: string;
}>;

const APPLICANTS: readonly Applicant[] = [
  {
    name: "Ines Moreau",
    handle: "inesglow",
    followers: "48.3k",
    country: "US",
    why: "My followers ask about sensitive skin each week, and your barrier serum is what I answer with.",
    product: "Barrier serum",
  },
  {
    name: "Theo Park",
    handle: "theoskinlab",
    followers: "9,400",
    country: "CA",
    why: "I film ingredients under a microscope. Small audience, long comments.",
    product: "Cleansing oil",
  },
  {
    name: "Best Deals Daily",
    handle: "bestdealsdaily",
    followers: "210k",
    country: "US",
    why: "We post every coupon code of the day.",
    product: "None yet",
  },
];

/** Makes the program with its members and applicants; how many of both. */
export async function openProgram(
  app: App,
  {
    offers,
    creators,
  }: Readonly<{ offers: ReadonlyMap<string, string>; creators: ReadonlyMap<string, MadeCreator> }>,
): Promise<Readonly<{ members: number; applicants: number }>> {
  const offerId = offers.get("welcome") ?? "";
  const next = await app.submit("/app/programs/new", "app.programs.new", {
    name: "Northwind ambassadors",
    description: "You post about what you use, twice a month. We send what you need.",
    state: "open",
    defaultOfferId: offerId,
    questions: "Which of our products do you use? *",
    approval: "rule",
    followersMin: "50000",
    countries: "United States, Canada",
    words: "coupon, deals",
    linkCodes: "single-use",
  });
  const path = `/app/programs/${idIn(next)}`;
  const members = [...creators.values()].slice(-MEMBERS);
  for (const { id } of members)
    await app.ask(path, "app.programs.$programId", { intent: "join", creatorId: id });
  type Page = Readonly<{ program: Readonly<{ formUrl: string }> }>;
  const { program } = await app.load<Page>(path, "app.programs.$programId");
  const form = new URL(program.formUrl).pathname;
  await Promise.all(APPLICANTS.map((applicant) => apply(app, form, applicant)));
  return { members: members.length, applicants: APPLICANTS.length };
}

/** Fills the public form in as its page does, hidden fields and all. */
async function apply(app: App, form: string, applicant: Applicant): Promise<void> {
  const page = await app.text(form);
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  await sleep(FILL_MS);
  const { name, handle, followers, country, why, product } = applicant;
  const answer = await app.fill(form, {
    ...Object.fromEntries(hidden.map(([, field = "", value = ""]) => [field, value])),
    ...{ name, email: `${handle}@example.com`, country, why, q1: product, consent: "on" },
    "handle-instagram": handle,
    "followers-instagram": followers,
  });
  if (!answer.includes("Thank you")) throw new Error(`The form did not take ${name}.`);
}
