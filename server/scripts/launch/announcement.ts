import type { DemoAccount } from "@/server/scripts/launch/demo";

interface Announcement {
  readonly baseUrl: string;
  readonly home: string;
  readonly demo: DemoAccount | null;
  readonly hasMailbox: boolean;
  readonly seconds: number;
}

/** What the launcher prints once everything runs: addresses, the demo login and a command that works when pasted. */
export function describeRunning({ baseUrl, home, demo, hasMailbox, seconds }: Announcement): string {
  const lines = [
    `Daric is ready after ${seconds.toFixed(1)} s.`,
    "",
    `  Dashboard      ${baseUrl}`,
    `  API            ${baseUrl}/api/v1  (reference: ${baseUrl}/docs/api)`,
    ...(hasMailbox ? [`  Mailbox        ${baseUrl}/mailbox  (every e-mail that this machine sends)`] : []),
    ...(demo ? describeDemo(demo, baseUrl) : []),
    "",
    `  Data and logs  ${home}`,
    "  Stop           Ctrl-C",
  ];
  return lines.join("\n");
}

function describeDemo(demo: DemoAccount, baseUrl: string): string[] {
  return [
    `  Demo login     ${demo.email}  ${demo.password}`,
    "",
    "  Create an invoice:",
    `    curl -s ${baseUrl}/api/v1/invoices -H 'Authorization: Bearer ${demo.secretKey}' \\`,
    `      -H 'Content-Type: application/json' -d '{"amount":"9.99","currency":"USDT"}'`,
  ];
}
