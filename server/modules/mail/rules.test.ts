import { expect, test } from "vitest";
import { renderMail } from "@/server/modules/mail/rules";

const content = {
  subject: "Join <Tea> & more",
  heading: `Join "Tea" <script>alert(1)</script>`,
  paragraphs: ["Ada & Bob's shop", "<b>bold</b>"],
  facts: [["Role", "<i>owner</i>"] as [string, string]],
  action: { label: "Join <now>", url: "https://pay.example/join?a=1&b=2" },
  note: "Not you? <Ignore> it.",
};

test("escapes every value in HTML and keeps it as it is in text", async () => {
  const { html, text } = await renderMail(content);
  expect(html).not.toMatch(/<script|<b>|<i>|<now>|<Ignore>|<Tea>/);
  expect(html).toContain("Join &lt;Tea&gt; &amp; more");
  expect(html).toContain(`href="https://pay.example/join?a=1&amp;b=2"`);
  expect(text).toContain("Ada & Bob's shop\n\n<b>bold</b>\n\nRole: <i>owner</i>");
  expect(text).toContain("Join <now>:\nhttps://pay.example/join?a=1&b=2");
});

test("leaves out what there is not", async () => {
  const { html, text } = await renderMail({ subject: "Hello", heading: "Hello", paragraphs: ["World"] });
  expect(html).not.toContain("href");
  expect(html).not.toContain("undefined");
  expect(text).toBe("Hello\n\nWorld\n");
});
