import { expect, test } from "vitest";
import { describeAction, describeTally, percentOf } from "#app/codes/bulk.ts";
import { bulkForm } from "#app/codes/contract.ts";

const ID = "01932c07-0000-7000-8000-000000000001";
const base = { id: ID, action: "pause", selection: "ticked", ids: ID };

test.each([
  [{ total: 5000, waiting: 4688, refused: 0 }, "312 of 5,000 creators done", 6],
  [{ total: 5000, waiting: 0, refused: 2 }, "4,998 of 5,000 creators done, 2 refused", 100],
  [{ total: 1, waiting: 0, refused: 0 }, "1 of 1 creator done", 100],
  [{ total: 0, waiting: 0, refused: 0 }, "0 of 0 creators done", 100],
  [{ total: 3, waiting: 1, refused: 2 }, "0 of 3 creators done, 2 refused", 66],
])("a run of %j is %s, %i percent", (tally, words, percent) => {
  expect([describeTally(tally), percentOf(tally)]).toEqual([words, percent]);
});

test("a run is named after what it does", () => {
  expect(describeAction("make-codes", "Spring")).toBe("Make codes in Spring");
  expect(describeAction("remove-tag", "vip")).toBe("Remove the tag vip");
  expect(describeAction("join-program", "Ambassadors, Gold")).toBe("Add to Ambassadors, Gold");
  expect(describeAction("leave-program", "Ambassadors")).toBe("Remove from Ambassadors");
});

test.each([
  [{ ...base }, null],
  [{ ...base, ids: "" }, "Choose at least one creator."],
  [{ ...base, selection: "all", ids: "" }, null],
  [{ ...base, selection: "all", query: "q=a%00b" }, "The address holds no text."],
  [{ ...base, selection: "all", query: "q=a\0b" }, "The address holds no text."],
  [{ ...base, action: "make-codes" }, "Choose an offer."],
  [{ ...base, action: "make-codes", offerId: ID }, null],
  [{ ...base, action: "join-program", groupId: ID }, "Choose a program."],
  [{ ...base, action: "leave-program", programId: ID }, null],
  [{ ...base, action: "add-tag", tag: "  " }, "Enter a tag of up to 40 characters."],
  [{ ...base, action: "add-tag", tag: "a".repeat(41) }, "Enter a tag of up to 40 characters."],
  [{ ...base, action: "add-tag", tag: "a,b" }, "Enter one tag."],
])("of the form %j is said: %s", (form, problem) => {
  const parsed = bulkForm.safeParse(form);
  expect(parsed.success ? null : parsed.error.issues[0]?.message).toBe(problem);
});

test("what is no creator's id is left out, and a longer list than a page can send is refused", () => {
  expect(bulkForm.parse({ ...base, ids: `x,${ID},${ID.slice(1)}` }).ids).toEqual([ID]);
  expect(bulkForm.safeParse({ ...base, ids: `${ID},`.repeat(251) }).success).toBe(false);
});
