import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { readSnippet, SNIPPETS } from "@/components/docs/read-snippet";
import { type DocumentedServer, startDocumentedServer } from "@/components/docs/testing/documented-server";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { createPartner } from "@/server/modules/partners/create-partner";
import { findFreePort } from "@/server/scripts/ports";
import { readSettings } from "@/server/scripts/settings";
import { createOwner } from "@/server/rest/testing/client";

const run = promisify(execFile);
let server: DocumentedServer;
const pasted = new Set<string>();

beforeAll(async () => {
  server = await startDocumentedServer();
});

afterAll(() => server.stop());

/** Blocks of a page, by their names. */
const blocks = (page: string, ...names: readonly string[]) =>
  names.map((name) => {
    const command = readSnippet(`${page}/${name}.sh`);
    pasted.add(command);
    return command;
  });

/** What a reader does: pastes blocks, in their order, into one shell with a key. Answers what each printed. */
async function paste(texts: readonly string[], env: Record<string, string> = {}): Promise<string[]> {
  const directory = await mkdtemp(join(tmpdir(), "daric-docs-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const key = await createApiKey(await createOwner(), { name: "docs" });
  const script = join(directory, "pasted.sh");
  await writeFile(script, texts.join("\nprintf '\\f'\n"));
  const { stdout } = await run("bash", ["-euo", "pipefail", script], {
    cwd: directory,
    env: {
      PATH: readSettings().inherited.PATH,
      NODE_ENV: "test",
      DARIC_URL: server.url,
      DARIC_KEY: key.secret,
      ...env,
    },
    timeout: 25_000,
  });
  return stdout.split("\f");
}

test("the quick start leads from a key to a paid and settled invoice", async () => {
  const steps = blocks("quick-start", "create-invoice", "keep-id", "pay", "wait", "events");
  const [created = "", , , settled = "", events = ""] = await paste(steps);
  expect(JSON.parse(created)).toMatchObject({ object: "invoice", status: "pending", amount: "25.00" });
  expect(JSON.parse(settled)).toMatchObject({
    status: "paid",
    settlement: { gross_amount: "25.00", platform_fee_amount: "0.25", net_amount: "24.75" },
  });
  expect(JSON.parse(events).data).toHaveLength(5);
});

test("a key is sent once for one effect, lists are read on, and a stale change is refused", async () => {
  const names = ["idempotent", "idempotent", "list", "next-page", "filter", "etag", "if-match", "if-match"];
  const [first, again, page = "", next = "", filtered = "", etag, changed = "", stale = "", limits] =
    await paste(blocks("requests", ...names, "limits"));
  expect(again?.trim()).toBe(first?.trim());
  expect(JSON.parse(page)).toMatchObject({ data: [{ amount: "12.00" }], has_more: false });
  expect(JSON.parse(next).data).toHaveLength(1);
  expect(JSON.parse(filtered)).toMatchObject({ data: [{ amount: "12.00", customer: null }] });
  expect(etag?.trim()).toBe('"1"');
  expect(JSON.parse(changed)).toMatchObject({ version: 2, metadata: { picked_by: "Ada" } });
  expect(JSON.parse(stale)).toMatchObject({ status: 412, code: "version_mismatch" });
  expect(limits).toMatch(/^ratelimit-policy: "reads";q=\d+;w=3600\r?\nratelimit: "reads";r=\d+;t=\d+/im);
});

test("a key calls, and a partner's client gets tokens and renews them", async () => {
  const partner = await createPartner(await createOwner(), {
    name: "Plugin",
    scopes: ["invoices:read", "invoices:create"],
  });
  const client = { CLIENT_ID: partner.id, CLIENT_SECRET: partner.client_secret };
  const steps = blocks("authentication", "key", "token", "refresh");
  const [list = "", token = "", refreshed = ""] = await paste(steps, client);
  expect(JSON.parse(list)).toMatchObject({ object: "list" });
  for (const answer of [token, refreshed])
    expect(JSON.parse(answer)).toMatchObject({ token_type: "Bearer", refresh_token: expect.any(String) });
});

test("a key of test mode makes too little money, false money, blocks, forks, outages and time", async () => {
  const names = ["create-invoice", "pay-fake", "pay-too-little", "mine", "remaining", "reorg", "outage"];
  const printed = await paste(blocks("test-mode", ...names, "advance-clock"));
  const answers = printed.map((text) => text.trim());
  expect(answers[2]).toContain('"amount":"5.00"');
  expect(answers[4]).toBe('"amount_remaining":"35.00"');
  expect(answers.at(-1)).toContain('"object":"test_clock"');
  expect(answers.filter((text) => text.includes('"code"'))).toEqual([]);
});

test("a webhook endpoint is made, tested, rotated, recovered and caught up with", async () => {
  const port = String(await findFreePort());
  const listen = `"$NODE" "$RECEIVER" > received.txt & trap 'kill %1' EXIT
until curl -s -o listening.txt "http://127.0.0.1:$PORT"; do sleep 0.1; done`;
  const arrive = `until grep webhook_endpoint.tested received.txt; do sleep 0.1; done`;
  const steps = [
    ...blocks("webhooks", "create-endpoint", "keep-secret"),
    listen,
    ...blocks("webhooks", "test"),
    arrive,
    ...blocks("webhooks", "recover", "rotate", "catch-up"),
  ].map((text) => text.replaceAll("4800", port));
  const printed = await paste(steps, {
    NODE: process.execPath,
    RECEIVER: resolve(SNIPPETS, "webhooks/receiver.mjs"),
    PORT: port,
  });
  const [created = "", , , tested = "", received, recovered = "", rotated = "", caughtUp = ""] = printed;
  expect(JSON.parse(tested)).toMatchObject({ object: "webhook_delivery" });
  expect(received).toMatch(/^\s*webhook_endpoint\.tested whe_\w+ version 1\s*$/);
  expect(JSON.parse(recovered)).toMatchObject({ object: "webhook_recovery" });
  const secretOf = (answer: string) => (JSON.parse(answer) as { secret: string }).secret;
  expect(secretOf(rotated)).toMatch(/^whsec_/);
  expect(secretOf(rotated)).not.toBe(secretOf(created));
  expect(JSON.parse(caughtUp)).toMatchObject({ object: "list", data: [] });
});

test("the program that signs requests signs what we check", async () => {
  const key = await createApiKey(await createOwner(), { name: "signed", request_signing: "required" });
  const program = (signingSecret: string) =>
    run(process.execPath, [join(SNIPPETS, "authentication/sign-request.mjs")], {
      env: {
        NODE_ENV: "test",
        DARIC_URL: server.url,
        DARIC_KEY: key.secret,
        DARIC_SIGNING_SECRET: signingSecret,
      },
    });
  expect((await program(key.signing_secret ?? "")).stdout).toMatch(/^201 /);
  expect((await program("rsk_test_another")).stdout).toMatch(/^401 /);
});

test("the programs with the typed client create an invoice, list it, and say what was refused", async () => {
  const key = await createApiKey(await createOwner(), { name: "client" });
  const program = (name: string, apiKey = key.secret) =>
    run(process.execPath, ["--import", "tsx", join(SNIPPETS, `client/${name}.ts`)], {
      env: { NODE_ENV: "test", DARIC_URL: server.url, DARIC_KEY: apiKey },
    });
  const [, id = "none"] =
    /^(inv_\w+) pending\nSend the customer to http/.exec((await program("create-invoice")).stdout) ?? [];
  expect((await program("list-invoices")).stdout).toBe(`${id} 25.00 USDT\n`);
  await expect(program("create-invoice", "sk_test_unknown")).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^unauthenticated /),
  });
});

test("every command of the documentation is in one of these tests", async () => {
  const files = await readdir(SNIPPETS, { recursive: true });
  const commands = files.filter((name) => name.endsWith(".sh")).map((name) => readSnippet(name));
  expect(commands.filter((command) => !pasted.has(command))).toEqual([]);
});
