import { Banner, Link } from "@shopify/polaris";
import type { Notice } from "#app/analytics/notices.ts";

/** What needs a person, each in a line with the one thing to press, so that the figures stay in sight. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  return notices.map(({ key, tone, title, text, action, url }) => (
    <Banner key={key} tone={tone}>
      <p>
        <strong>{title}.</strong> {text} <Link url={url}>{action}</Link>
      </p>
    </Banner>
  ));
}
