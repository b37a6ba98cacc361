// Programs and applications for database tests, made through the app's own use cases.
import { v7 } from "uuid";
import { readApplication } from "#app/applications/contract.ts";
import type { Program } from "#app/programs/program.ts";
import type { Shop } from "#app/shops/shop.ts";
import { offerOf } from "./books.ts";

type Fields = Readonly<Record<string, string>>;

/** A program of the shop's one offer, as its form makes it; `fields` change it. */
export async function makeProgram(shop: Shop, fields: Fields = {}, now = new Date()) {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { makeProgram: make } = await import("#app/programs/save-program.server.ts");
  const { findProgramFor } = await import("#app/programs/find-program.server.ts");
  const { programForm } = await import("#app/programs/program-contract.ts");
  const { program } = programForm.parse({
    name: `Program ${v7()}`,
    defaultOfferId: offerOf(shop),
    ...fields,
  });
  const made = await transaction((tx) => make(tx, { shop, program, now }));
  if (!made.ok) throw new Error(made.error.kind);
  const { programId } = made.value;
  const found = await transaction((tx) => findProgramFor(tx, shop.id, programId));
  if (!found) throw new Error("the program is not there");
  return found.program;
}

/** What somebody writes into a program's form. */
export const applicant: Fields = {
  name: "Anna Berg",
  email: "anna@example.com",
  country: "US",
  "handle-tiktok": "annaskin",
  "followers-tiktok": "18.2k",
  why: "I love serums.",
  consent: "on",
};

let people = 0;

type Applying = Readonly<{ fields?: Fields; invitation?: string; now?: Date }>;

/** Somebody applies to a program, each time another address; gives the id of the application. */
export async function apply(shop: Shop, program: Program, given: Applying = {}): Promise<string> {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { receiveApplication } = await import("#app/applications/receive-application.server.ts");
  people += 1;
  const fields = { ...applicant, email: `p${people}@example.com`, ...given.fields };
  const read = readApplication(fields, program.questions);
  if (!read.isGood) throw new Error(JSON.stringify(read.faults));
  const { values } = read;
  const formId = v7();
  const { invitation = "", now = new Date() } = given;
  const received = await transaction((tx) =>
    receiveApplication(tx, { shop, program, formId, values, invitation, source: "link", now }),
  );
  if (!received.ok) throw new Error(received.error.kind);
  return formId;
}

/** A group of a program; gives its id. */
export async function addGroup(shop: Shop, programId: string, name: string, offerId?: string) {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { addGroup: add } = await import("#app/programs/save-program.server.ts");
  const group = { formId: v7(), name, offerId: offerId ?? offerOf(shop) };
  const added = await transaction((tx) => add(tx, { shop, programId, group, now: new Date() }));
  if (!added.ok) throw new Error(added.error.kind);
  return group.formId;
}

/** A form as a page posts it. */
export function formOf(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const single of [value].flat()) form.append(name, single);
  return form;
}
