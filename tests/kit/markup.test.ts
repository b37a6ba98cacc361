import fc from "fast-check";
import { expect, test } from "vitest";
import { markup } from "#app/kit/markup.ts";

test.each([
  ["{{ shop.email }}", "&#123;&#123; shop.email &#125;&#125;"],
  ["{% assign x = 1 %}", "&#123;% assign x = 1 %&#125;"],
  ["{%- raw -%}", "&#123;%- raw -%&#125;"],
  [
    `<b title='a' class="b">&</b>`,
    "&lt;b title=&#39;a&#39; class=&quot;b&quot;&gt;&amp;&lt;/b&gt;",
  ],
])("%s is text", (given, wanted) => {
  expect(markup`<p>${given}</p>`.markup).toBe(`<p>${wanted}</p>`);
});

test("markup is kept, a list is joined, a number is written, null is nothing", () => {
  const rows = [1, 2].map((n) => markup`<li>${n}</li>`);
  expect(markup`<ul>${rows}</ul>${null}${markup`<hr>`}`.markup).toBe(
    "<ul><li>1</li><li>2</li></ul><hr>",
  );
});

test("no text whatever begins a tag, ends an attribute or opens Liquid", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."{}%<>\"'& a/") }), (text) => {
      expect(markup`${text}`.markup).not.toMatch(/[<>"'{}]/);
    }),
  );
});
