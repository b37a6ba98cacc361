import { expect, test } from "vitest";
import { onwardPage, wordsPage } from "#app/links/onward-page.ts";

test("a page sends on at once, has a link for whoever is not sent, and is not for search engines", () => {
  const html = onwardPage("/discount/ANNA10?redirect=%2F%3Fa%3D1&x=2", "Tom & Co");
  expect(html).toMatch(/^<!doctype html><html lang="en">/);
  expect(html).toContain(
    '<meta http-equiv="refresh" content="0;url=/discount/ANNA10?redirect=%2F%3Fa%3D1&amp;x=2">',
  );
  expect(html).toContain(
    '<a href="/discount/ANNA10?redirect=%2F%3Fa%3D1&amp;x=2">Go on to Tom &amp; Co</a>',
  );
  expect(html).toContain('<meta name="robots" content="noindex">');
  expect(html).not.toMatch(/<script/);
});

test("what stands in a path or name begins no tag and ends no attribute", () => {
  const html = onwardPage(`/"><script>`, `"><script>{{ shop }}`);
  expect(html).not.toMatch(/<script|\{\{/);
});

test("a page of words says them and leads nowhere", () => {
  expect(wordsPage("Please <ask>.")).toContain("<main><p>Please &lt;ask&gt;.</p></main>");
  expect(wordsPage("x")).not.toMatch(/refresh|href/);
});
