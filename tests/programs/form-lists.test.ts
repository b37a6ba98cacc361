import { expect, test, vi } from "vitest";
import { listActions } from "#app/programs/form-lists.ts";

test("a blank row is added to the list that is named, and a row is removed at its place", () => {
  const form = { insert: vi.fn(), remove: vi.fn() };
  const lists = listActions(form);
  lists.add("tiers");
  lists.remove("goals", 2);
  expect(form.insert).toHaveBeenCalledExactlyOnceWith({
    name: "tiers",
    defaultValue: { from: "", rate: "" },
  });
  expect(form.remove).toHaveBeenCalledExactlyOnceWith({ name: "goals", index: 2 });
});
