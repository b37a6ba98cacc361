// The discount mutations of the Admin API.
import {
  addCode,
  announceDiscount,
  removeDiscount,
  startBulkCreation,
  startCodeRemoval,
  switchDiscount,
} from "../change-discounts.ts";
import { applyInput, type BasicInput, blankDiscount } from "../discount-input.ts";
import type { Discount } from "../discount-model.ts";
import { refusalsOf, type UserError, userError } from "../discount-refusals.ts";
import { findDiscount, renameRedeemCode, touchDiscount } from "../discounts.ts";
import { strike } from "../faults.ts";
import { gid, idOf, markChanged, type Shop } from "../state.ts";
import type { Context } from "./context.ts";
import { bulkCreationView, discountNodeView } from "./discounts.ts";

const CODES_MAX = 250;

const NOT_FOUND = (field: string) => userError("INVALID", [field], "Code discount does not exist.");

function payload(shop: Shop, discount: Discount | null, userErrors: readonly UserError[]) {
  return {
    codeDiscountNode: discount && discountNodeView(shop, discount, "DiscountCodeNode"),
    userErrors,
  };
}

export const discountMutations = {
  discountCodeBasicCreate(args: { basicCodeDiscount: BasicInput }, { shop }: Context) {
    const input = args.basicCodeDiscount;
    const errors = refusalsOf(shop, input, null);
    if (errors.length > 0) return payload(shop, null, errors);
    const discount = blankDiscount();
    applyInput(shop, input, discount);
    shop.discounts.set(discount.id, discount);
    announceDiscount(shop, discount, "discounts/create");
    addCode(shop, discount, input.code ?? "", true);
    return payload(shop, discount, []);
  },

  discountCodeBasicUpdate(args: { id: string; basicCodeDiscount: BasicInput }, { shop }: Context) {
    const discount = findDiscount(shop, args.id);
    if (!discount) return payload(shop, null, [NOT_FOUND("id")]);
    const input = args.basicCodeDiscount;
    const errors = refusalsOf(shop, input, discount);
    if (errors.length > 0) return payload(shop, null, errors);
    applyInput(shop, input, discount);
    const [first] = discount.codes;
    if (input.code && first) renameRedeemCode(shop, first.code, input.code);
    touchDiscount(discount);
    announceDiscount(shop, discount, "discounts/update");
    return payload(shop, discount, []);
  },

  discountCodeActivate: (args: { id: string }, { shop }: Context) => turn(shop, args.id, true),
  discountCodeDeactivate: (args: { id: string }, { shop }: Context) => turn(shop, args.id, false),

  discountCodeDelete({ id }: { id: string }, { shop }: Context) {
    const discount = findDiscount(shop, id);
    if (!discount) return { deletedCodeDiscountId: null, userErrors: [NOT_FOUND("id")] };
    removeDiscount(shop, discount);
    return { deletedCodeDiscountId: gid("DiscountCodeNode", discount.id), userErrors: [] };
  },

  discountRedeemCodeBulkAdd(
    args: { discountId: string; codes: { code: string }[] },
    { shop }: Context,
  ) {
    const discount = findDiscount(shop, args.discountId);
    const refuse = (error: UserError) => ({ bulkCreation: null, userErrors: [error] });
    if (!discount) return refuse(NOT_FOUND("discountId"));
    if (args.codes.length > CODES_MAX)
      return refuse(
        userError(
          "TOO_MANY_ARGUMENTS",
          ["codes"],
          `At most ${CODES_MAX} codes can be added at once`,
        ),
      );
    if (args.codes.length === 0)
      return refuse(userError("BLANK", ["codes"], "Codes can't be blank"));
    const creation = startBulkCreation(
      shop,
      discount,
      args.codes.map(({ code }) => code),
    );
    return { bulkCreation: bulkCreationView(shop, creation), userErrors: [] };
  },

  discountCodeRedeemCodeBulkDelete(
    args: {
      discountId: string;
      ids?: string[] | null;
      search?: string | null;
      savedSearchId?: string | null;
    },
    { shop }: Context,
  ) {
    const discount = findDiscount(shop, args.discountId);
    const refuse = (error: UserError) => ({ job: null, userErrors: [error] });
    if (!discount) return refuse(NOT_FOUND("discountId"));
    if (!args.ids)
      return refuse(userError("MISSING_ARGUMENT", ["ids"], "The dev store removes codes by ids"));
    if (args.ids.length > CODES_MAX)
      return refuse(userError("TOO_MANY_ARGUMENTS", ["ids"], `At most ${CODES_MAX} ids`));
    if (strike("removalRefused") > 0)
      return refuse(userError("INTERNAL_ERROR", ["ids"], "The code cannot be removed"));
    const ids = new Set(args.ids.map(idOf));
    const isInVain = strike("removalInVain") > 0;
    const found = discount.codes.filter(({ id }) => ids.has(id) && !isInVain);
    const job = startCodeRemoval(shop, discount, found);
    return { job: { id: gid("Job", job), done: found.length === 0 }, userErrors: [] };
  },
};

function turn(shop: Shop, id: string, isOn: boolean) {
  const discount = findDiscount(shop, id);
  if (!discount) return payload(shop, null, [NOT_FOUND("id")]);
  switchDiscount(shop, discount, isOn);
  markChanged();
  return payload(shop, discount, []);
}
