// A merchant's eyes and hands in the embedded app, for journeys that go through several pages.
import type { Frame, Locator, Page } from "playwright-core";
import { type AdminPage, checkAccessibility, openAdmin, screenshot } from "./browser.ts";
import type { Stack } from "./stack.ts";

export type Hands = Readonly<{
  page: () => Page;
  frame: () => Frame;
  /** Opens a page of the app ("/app/creators") where the last one was. */
  open: (where: string) => Promise<void>;
  /** The first place of a text. */
  text: (content: string | RegExp) => Locator;
  field: (label: string) => Locator;
  button: (name: string) => Locator;
  link: (name: string) => Locator;
  press: (name: string) => Promise<void>;
  /** Waits for a heading. */
  heading: (name: string) => Promise<void>;
  /** A picture of what the page shows, which no rule of axe objects to. */
  look: (name: string) => Promise<void>;
}>;

export function merchantHands(stack: () => Stack): Hands {
  let admin: AdminPage | null = null;
  const shown = (): AdminPage => {
    if (!admin) throw new Error("open a page first");
    return admin;
  };
  const frame = () => shown().frame;
  const button = (name: string) => frame().getByRole("button", { name, exact: true });
  return {
    page: () => shown().page,
    frame,
    async open(where) {
      admin = await openAdmin(stack(), where, admin ? { page: admin.page } : {});
    },
    text: (content) => frame().getByText(content).first(),
    field: (label) => frame().getByLabel(label, { exact: true }),
    button,
    link: (name) => frame().getByRole("link", { name, exact: true }).first(),
    press: (name) => button(name).last().click(),
    heading: (name) => frame().getByRole("heading", { name, exact: true }).first().waitFor(),
    async look(name) {
      await screenshot(shown().page, name);
      await checkAccessibility(frame());
    },
  };
}
