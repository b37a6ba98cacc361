// Making customers, and what the merchant and they themselves change.
import { type Body, readFlag, readText, readTexts } from "./control-input.ts";
import {
  type Customer,
  MARKETING_STATES,
  type MarketingState,
  NEW_STANDING,
  type Standing,
} from "./customer-model.ts";
import { gid, InputError, idOf, markChanged, newId, type Shop } from "./state.ts";

export type CustomerInput = Partial<Standing> & { email?: string | null };

/** A customer that is not in the shop yet. */
export function makeCustomer({ email, ...standing }: CustomerInput = {}): Customer {
  const id = newId();
  const now = new Date().toISOString();
  return {
    id,
    email: email ?? `buyer-${id}@example.com`,
    createdAt: now,
    updatedAt: now,
    ...NEW_STANDING,
    ...standing,
  };
}

export function addCustomer(shop: Shop, input: CustomerInput = {}): Customer {
  const customer = makeCustomer(input);
  shop.customers.set(customer.id, customer);
  markChanged();
  return customer;
}

/** Changes what is named and leaves the rest. @throws InputError for a customer that the shop does not have. */
export function changeCustomer(shop: Shop, id: string, input: CustomerInput): Customer {
  const customer = shop.customers.get(idOf(id));
  if (!customer) throw new InputError(`The shop ${shop.handle} has no customer ${idOf(id)}.`);
  const { email, ...standing } = input;
  Object.assign(customer, standing, email ? { email } : {}, {
    updatedAt: new Date().toISOString(),
  });
  markChanged();
  return customer;
}

/** What a body says of a customer. */
export function customerInputFrom(body: Body): CustomerInput {
  const [email, marketing] = [readText(body, "email"), readText(body, "marketing")];
  const isOfCompany = readFlag(body, "company");
  return {
    ...(email === null ? {} : { email }),
    ...(marketing === null ? {} : { marketing: marketingFrom(marketing) }),
    ...(body.tags === undefined ? {} : { tags: readTexts(body, "tags") }),
    ...(isOfCompany === null ? {} : { isOfCompany }),
  };
}

function marketingFrom(text: string): MarketingState {
  const state = MARKETING_STATES.find((one) => one === text);
  if (!state) throw new InputError(`"marketing" is one of ${MARKETING_STATES.join(", ")}.`);
  return state;
}

export const customerAnswer = ({ id, email, marketing, tags, isOfCompany }: Customer) => ({
  id,
  gid: gid("Customer", id),
  email,
  marketing,
  tags,
  company: isOfCompany,
});
