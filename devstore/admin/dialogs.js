// Dialogs of the admin page. The browser's own <dialog> keeps the focus inside, closes on Esc and gives the focus back.

/** Makes a dialog, shows it and settles with `returnValue`: "" when it was cancelled. */
export function ask(content, className = "small") {
  const dialog = document.createElement("dialog");
  dialog.className = className;
  dialog.append(content);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

export function button(label, value, className = "") {
  return Object.assign(document.createElement("button"), { textContent: label, value, className });
}

/** A form whose buttons close the dialog around it; `title` names the dialog. */
export function dialogForm(title, body, buttons) {
  const form = document.createElement("form");
  form.method = "dialog";
  // No header and footer elements: those would be landmarks of the page.
  const [header, heading, footer] = ["div", "h2", "div"].map((name) =>
    document.createElement(name),
  );
  header.className = "head";
  footer.className = "foot";
  heading.textContent = title;
  header.append(heading);
  body.classList.add("body");
  footer.append(...buttons);
  form.append(header, body, footer);
  return form;
}

function paragraph(text) {
  const body = document.createElement("div");
  body.append(Object.assign(document.createElement("p"), { textContent: text }));
  return body;
}

function named(form) {
  const heading = form.querySelector("h2");
  heading.id = "dialog-title";
  queueMicrotask(() => form.closest("dialog")?.setAttribute("aria-labelledby", heading.id));
  return form;
}

export async function confirmLeaving(
  title = "Leave page with unsaved changes?",
  action = "Leave page",
) {
  const form = dialogForm(title, paragraph("Your changes will be lost."), [
    button("Stay", ""),
    button(action, "leave", "critical"),
  ]);
  return (await ask(named(form))) === "leave";
}

/** Tells which page of Shopify admin the app asked for: the dev store has none of them. */
export async function confirmOpening(path) {
  const body = paragraph(`On a real shop, Shopify admin would now show “${path}”.`);
  await ask(named(dialogForm("A page of Shopify admin", body, [button("Close", "", "primary")])));
}

/** Asks whether the app may have further access scopes. */
export async function confirmGranting(scopes) {
  const body = paragraph(`The app asks for further access: ${scopes.join(", ")}.`);
  const form = dialogForm("Let Creator Ledger do more?", body, [
    button("Cancel", ""),
    button("Allow", "allow", "primary"),
  ]);
  return (await ask(named(form))) === "allow";
}
