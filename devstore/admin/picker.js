// The resource picker: products with their variants, variants alone, or collections; searched on the server.
import { ask, button, dialogForm } from "./dialogs.js";

const NOUNS = { product: "products", variant: "variants", collection: "collections" };

async function search(handle, type, query) {
  const answer = await fetch(`/store/${handle}/resources?${new URLSearchParams({ type, query })}`);
  if (!answer.ok)
    throw new Error(`The dev store could not list ${NOUNS[type]} (${answer.status}).`);
  return (await answer.json()).resources;
}

/** What is ticked, by id: the resource for collections and variants; for products also which of its variants. */
function createSelection(type, options) {
  const limit =
    options.multiple === true ? Number.POSITIVE_INFINITY : Number(options.multiple) || 1;
  const chosen = new Map();
  const before = new Map((options.selectionIds ?? []).map((each) => [each.id, each]));
  const add = (resource, variants) => {
    if (limit === 1) chosen.clear();
    chosen.set(resource.id, { ...resource, ...(type === "product" ? { variants } : {}) });
  };
  const preselect = (resource) => {
    const known = before.get(resource.id);
    if (!known) return;
    before.delete(resource.id);
    const ids = known.variants?.map((each) => each.id);
    add(
      resource,
      (resource.variants ?? []).filter((each) => !ids || ids.includes(each.id)),
    );
  };
  const toggleVariant = (product, variant, isOn) => {
    const others = (chosen.get(product.id)?.variants ?? []).filter(
      (each) => each.id !== variant.id,
    );
    const next = product.variants.filter(
      (each) => others.some(({ id }) => id === each.id) || (isOn && each.id === variant.id),
    );
    if (next.length > 0) add(product, next);
    else chosen.delete(product.id);
  };
  return { chosen, add, preselect, toggleVariant, isFull: () => limit > 1 && chosen.size >= limit };
}

function row({ label, price, checked, disabled, onChange }) {
  const element = document.createElement("label");
  const box = Object.assign(document.createElement("input"), {
    type: "checkbox",
    checked,
    disabled,
  });
  box.addEventListener("change", () => onChange(box.checked));
  element.append(box, Object.assign(document.createElement("span"), { textContent: label }));
  if (price)
    element.append(
      Object.assign(document.createElement("span"), { className: "price", textContent: price }),
    );
  return element;
}

function resourceItem(resource, { type, options, selection, redraw }) {
  const item = document.createElement("li");
  const picked = selection.chosen.get(resource.id);
  item.append(
    row({
      label: resource.displayName ?? resource.title,
      price: resource.price ?? resource.priceRange ?? "",
      checked: picked !== undefined,
      disabled: !picked && selection.isFull(),
      onChange: (isOn) => {
        if (isOn) selection.add(resource, resource.variants ?? []);
        else selection.chosen.delete(resource.id);
        redraw();
      },
    }),
  );
  if (type !== "product" || options.filter?.variants === false || resource.variants.length < 2)
    return item;
  const list = document.createElement("ul");
  for (const variant of resource.variants) {
    const variantItem = document.createElement("li");
    variantItem.append(
      row({
        label: variant.title,
        price: variant.price,
        checked: picked?.variants.some((each) => each.id === variant.id) ?? false,
        disabled: !picked && selection.isFull(),
        onChange: (isOn) => {
          selection.toggleVariant(resource, variant, isOn);
          redraw();
        },
      }),
    );
    list.append(variantItem);
  }
  item.append(list);
  return item;
}

/** Resolves with the chosen resources in Shopify's shape, or null when the dialog was cancelled. */
export async function pickResources(handle, options) {
  const { type } = options ?? {};
  if (!NOUNS[type])
    throw new Error(`The resource picker knows product, variant and collection, not "${type}".`);
  const selection = createSelection(type, options);
  let found = await search(handle, type, "");
  for (const resource of found) selection.preselect(resource);

  const body = document.createElement("div");
  const label = Object.assign(document.createElement("label"), {
    className: "search",
    textContent: `Search ${NOUNS[type]}`,
  });
  const box = Object.assign(document.createElement("input"), {
    type: "search",
    value: options.query ?? "",
  });
  label.append(box);
  const list = document.createElement("ul");
  body.append(label, list);
  const verb = options.action === "select" ? "Select" : "Add";
  const count = document.createElement("output");
  const done = button(verb, "done", "primary");
  const redraw = () => {
    const focused = [...list.querySelectorAll("input")].indexOf(document.activeElement);
    list.replaceChildren(
      ...found.map((each) => resourceItem(each, { type, options, selection, redraw })),
    );
    if (found.length === 0)
      list.append(
        Object.assign(document.createElement("li"), { textContent: `No ${NOUNS[type]} found.` }),
      );
    if (focused >= 0) list.querySelectorAll("input")[focused]?.focus();
    count.textContent = `${selection.chosen.size} selected`;
    done.disabled = selection.chosen.size === 0 && (options.selectionIds ?? []).length === 0;
  };
  let latest = 0;
  const look = async () => {
    latest += 1;
    const turn = latest;
    const answer = await search(handle, type, box.value);
    if (turn !== latest) return;
    found = answer;
    redraw();
  };
  box.addEventListener("input", look);
  box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  redraw();
  if (box.value) await look();

  const form = dialogForm(`${verb} ${NOUNS[type]}`, body, [count, button("Cancel", ""), done]);
  form.querySelector("h2").id = "picker-title";
  const closing = ask(form, "picker");
  form.closest("dialog").setAttribute("aria-labelledby", "picker-title");
  box.focus();
  return (await closing) === "done" ? [...selection.chosen.values()] : null;
}
