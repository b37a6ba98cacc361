// Toasts: short messages of the app, read out because their list is a live region (role=status).

export function createToasts(list, tellApp) {
  const shown = new Map();
  const remove = (id) => {
    const toast = shown.get(id);
    if (!toast) return;
    clearTimeout(toast.timer);
    toast.element.remove();
    shown.delete(id);
    tellApp("toast.dismiss", { id });
  };
  const show = ({ id, message, duration, isError, action }) => {
    const element = document.createElement("div");
    element.className = isError ? "toast error" : "toast";
    element.append(Object.assign(document.createElement("span"), { textContent: message }));
    if (action) {
      const button = Object.assign(document.createElement("button"), { textContent: action });
      button.addEventListener("click", () => {
        tellApp("toast.action", { id });
        remove(id);
      });
      element.append(button);
    }
    const close = Object.assign(document.createElement("button"), { textContent: "✕" });
    close.setAttribute("aria-label", "Dismiss");
    close.addEventListener("click", () => remove(id));
    element.append(close);
    list.append(element);
    shown.set(id, { element, timer: setTimeout(remove, duration, id) });
    return id;
  };
  return { show, hide: ({ id }) => remove(id) };
}
