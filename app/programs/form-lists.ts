// The lists within the form of terms: exceptions, tiers and goals.

/** A row before anybody typed. */
export const BLANK_ROWS = {
  rules: {
    subject: "vendor",
    productGids: [] as string[],
    collectionGids: [] as string[],
    names: "",
    customers: "all",
    purchase: "any",
    renewals: "",
    discount: "",
    pays: "rate",
    amount: "",
  },
  tiers: { from: "", rate: "" },
  goals: { measure: "net", from: "", amount: "", per: "period" },
};

type ListName = keyof typeof BLANK_ROWS;

/** What the lists' buttons do to the form. */
export type ListActions = Readonly<{
  add: (list: ListName) => void;
  remove: (list: ListName, at: number) => void;
}>;

type FormOfLists = Readonly<{
  insert: (change: never) => void;
  remove: (change: never) => void;
}>;

/** Adds and removes rows in a form that has these lists; what conform calls them differs from form to form. */
export const listActions = (form: FormOfLists): ListActions => ({
  add: (name) => form.insert({ name, defaultValue: BLANK_ROWS[name] } as never),
  remove: (name, index) => form.remove({ name, index } as never),
});
