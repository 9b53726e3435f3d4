import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { createFolderMailbox } from "@/server/integrations/mailbox/mailbox-folder";
import { startMailboxServer } from "@/server/integrations/mailbox/mailbox-server";
import { createSmtpTransport } from "@/server/integrations/smtp/smtp-transport";

const from = "Daric <mail@pay.example>";
const mail = {
  id: "eml_1",
  to: "ada@example.com",
  subject: "Grüße & <Tea>",
  html: "<p>It’s <b>here</b></p>",
  text: "It’s here",
};

test("what is sent arrives in the mailbox of this machine as it was", async () => {
  const folder = await mkdtemp(join(tmpdir(), "daric-mailbox-"));
  const server = await startMailboxServer(folder);
  onTestFinished(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });
  const transport = createSmtpTransport({ url: server.url, from });
  expect(await transport.send(mail)).toEqual({ accepted: true });
  expect(await transport.send({ ...mail, subject: "Second" })).toEqual({ accepted: true });
  const [second, first] = await createFolderMailbox(folder).list();
  expect(second?.subject).toBe("Second");
  expect(first).toMatchObject({
    object: "mailbox_message",
    from: "mail@pay.example",
    to: ["ada@example.com"],
    subject: mail.subject,
  });
  expect(first?.text.trim()).toBe(mail.text);
  expect(first?.html?.trim()).toBe(mail.html);
});

/** A mail server that answers every recipient with this code. */
async function refusingServer(code: number): Promise<string> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onRcptTo: (_address, _session, callback) =>
      callback(Object.assign(new Error("no"), { responseCode: code })),
  });
  const listener = server.listen(0, "127.0.0.1");
  await once(listener, "listening");
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  return `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`;
}

test("a refusal for good is an answer, one for now is a failure, and so is a server that is not there", async () => {
  const refusing = createSmtpTransport({ url: await refusingServer(550), from });
  expect(await refusing.send(mail)).toEqual({
    accepted: false,
    reason: "The mail server refused it with 550",
  });
  const busy = createSmtpTransport({ url: await refusingServer(451), from });
  await expect(busy.send(mail)).rejects.toThrow();
  await expect(createSmtpTransport({ url: "smtp://127.0.0.1:9", from }).send(mail)).rejects.toThrow();
});
