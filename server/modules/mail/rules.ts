import { html, raw } from "hono/html";
import type { MailContent } from "@/server/modules/mail/schema";

const INK = "#16181d";
const MUTED = "#5b616e";
const LINE = "#e3e5e9";
const PAPER = "#f6f7f9";
const ACCENT = "#1f5eff";
const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Helvetica,Arial,sans-serif";

/** A message as its two alternatives. `hono/html` escapes every value that is not itself a piece of HTML. */
export async function renderMail(content: MailContent): Promise<{ html: string; text: string }> {
  return { html: String(await renderHtml(content)), text: renderText(content) };
}

function renderHtml({ subject, heading, paragraphs, action, facts = [], note }: MailContent) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <title>${subject}</title>
      </head>
      <body style="margin:0;padding:32px 16px;background:${PAPER};font-family:${raw(FONT)};color:${INK}">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
          <tr>
            <td align="center">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:520px;background:#ffffff;border:1px solid ${LINE};border-radius:12px"
              >
                <tr>
                  <td style="padding:32px">
                    <p style="margin:0 0 24px;font-size:15px;font-weight:700">Daric</p>
                    <h1 style="margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600">
                      ${heading}
                    </h1>
                    ${paragraphs.map((text) => html`<p style="margin:0 0 16px;font-size:15px;line-height:24px">${text}</p>`)}
                    ${facts.length === 0 ? "" : renderFacts(facts)}
                    ${action === undefined ? "" : renderAction(action)}
                    ${note === undefined ? "" : html`<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid ${LINE};font-size:13px;line-height:20px;color:${MUTED}">${note}</p>`}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`;
}

function renderFacts(facts: NonNullable<MailContent["facts"]>) {
  const rows = facts.map(
    ([name, value]) =>
      html`<tr>
        <td style="padding:4px 16px 4px 0;font-size:14px;color:${MUTED};vertical-align:top">${name}</td>
        <td style="padding:4px 0;font-size:14px;word-break:break-word">${value}</td>
      </tr>`,
  );
  return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px">
    ${rows}
  </table>`;
}

/** The address stands below the button, for clients that show no buttons and people who look before they click. */
function renderAction({ label, url }: NonNullable<MailContent["action"]>) {
  return html`<p style="margin:24px 0 16px">
      <a
        href="${url}"
        style="display:inline-block;padding:11px 20px;background:${ACCENT};border-radius:8px;color:#ffffff;font-size:15px;font-weight:600;text-decoration:none"
        >${label}</a
      >
    </p>
    <p style="margin:0;font-size:13px;line-height:20px;color:${MUTED};word-break:break-all">
      Or open <a href="${url}" style="color:${MUTED}">${url}</a>
    </p>`;
}

function renderText({ heading, paragraphs, action, facts = [], note }: MailContent): string {
  const parts = [
    heading,
    ...paragraphs,
    ...(facts.length === 0 ? [] : [facts.map(([name, value]) => `${name}: ${value}`).join("\n")]),
    ...(action === undefined ? [] : [`${action.label}:\n${action.url}`]),
    ...(note === undefined ? [] : [`--\n${note}`]),
  ];
  return `${parts.join("\n\n")}\n`;
}
