import { Banner } from "@shopify/polaris";
import type { Notice } from "#app/analytics/notices.ts";

/** What needs a person, each with the one thing to press; nothing when nothing does. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  return notices.map(({ key, title, text, action, url }) => (
    <Banner key={key} tone="warning" title={title} action={{ content: action, url }}>
      <p>{text}</p>
    </Banner>
  ));
}
