import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildClient } from "@/server/scripts/build-client";
import { readSettings, repositoryRoot } from "@/server/scripts/settings";

const PATIENCE_MILLISECONDS = 120_000;
const run = promisify(execFile);

let project: string;

/** The machine's own Node, as an integrator has it; ours where it has none. */
function systemNode(): string {
  const folders = (readSettings().inherited.PATH ?? "").split(delimiter);
  return (
    folders
      .filter((folder) => !folder.includes("node_modules"))
      .map((folder) => join(folder, "node"))
      .find((path) => existsSync(path)) ?? process.execPath
  );
}

/** A project of somebody else's, with the package installed and no network to ask. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "daric-integrator-"));
  const tarball = await buildClient(project);
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run(
    "npm",
    ["install", tarball, "--offline", "--no-audit", "--no-fund", "--cache", join(project, "cache")],
    { cwd: project },
  );
}, PATIENCE_MILLISECONDS);

afterAll(() => rm(project, { recursive: true, force: true }));

test("it is JavaScript and types with one entry, and depends on nothing", async () => {
  const installed = join(project, "node_modules/daric");
  const files = (await readdir(installed, { recursive: true })).toSorted();
  expect(files).toEqual(expect.arrayContaining(["README.md", "daric.d.ts", "daric.js", "package.json"]));
  expect(
    files.filter((name) => !/^generated$|\.js$|\.d\.ts$|^README\.md$|^package\.json$/.test(name)),
  ).toEqual([]);
  const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as object;
  expect(manifest).not.toHaveProperty("dependencies");
  expect(manifest).toMatchObject({ exports: { "./client": { default: "./daric.js" } } });
  expect((await readdir(join(project, "node_modules"))).filter((name) => !name.startsWith("."))).toEqual([
    "daric",
  ]);
});

const PROGRAM = `
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { once } from "node:events";
import { Daric, DaricApiError, DaricWebhookError, verifyWebhook } from "daric/client";

const asked = [];
const server = createServer((request, response) => {
  asked.push([request.method, request.url, request.headers.authorization, typeof request.headers["idempotency-key"]]);
  const refused = request.url.endsWith("/cancel");
  response.writeHead(refused ? 409 : 201, { "content-type": "application/json" });
  response.end(JSON.stringify(refused ? { code: "invalid_state", detail: "It is paid" } : { id: "inv_1" }));
}).listen(0, "127.0.0.1");
await once(server, "listening");

const daric = new Daric({ baseUrl: "http://127.0.0.1:" + server.address().port, apiKey: "sk_test_1" });
const invoice = await daric.invoices.create({ amount: "25.00" });
const refusal = await daric.invoices.cancel(invoice.id).catch((error) => error);

const secret = "whsec_" + Buffer.from("a secret of 32 bytes, or so.....").toString("base64");
const body = JSON.stringify({ type: "invoice.paid", timestamp: "2026-01-01T00:00:00.000Z", data: { object: {}, version: 1 } });
const at = String(Math.floor(Date.now() / 1000));
const signed = createHmac("sha256", Buffer.from(secret.slice(6), "base64")).update("evt_1." + at + "." + body).digest("base64");
const headers = { "webhook-id": "evt_1", "webhook-timestamp": at, "webhook-signature": "v1," + signed };
const event = verifyWebhook(body, headers, secret);
let forged;
try { verifyWebhook(body + " ", headers, secret); } catch (error) { forged = error instanceof DaricWebhookError; }
server.close();
console.log(JSON.stringify({
  asked, invoice, refused: [refusal instanceof DaricApiError, refusal.code], event: event.type, forged,
}));
`;

test(
  "a program in JavaScript calls the API and verifies webhooks on the machine's Node",
  async () => {
    await writeFile(join(project, "program.js"), PROGRAM);
    const { stdout } = await run(systemNode(), ["program.js"], { cwd: project });
    expect(JSON.parse(stdout)).toEqual({
      asked: [
        ["POST", "/api/v1/invoices", "Bearer sk_test_1", "string"],
        ["POST", "/api/v1/invoices/inv_1/cancel", "Bearer sk_test_1", "string"],
      ],
      invoice: { id: "inv_1" },
      refused: [true, "invalid_state"],
      event: "invoice.paid",
      forged: true,
    });
  },
  PATIENCE_MILLISECONDS,
);

const TYPED = `
import { Daric, type DaricApiError, type Invoice, verifyWebhook, type WebhookEvent } from "daric/client";

const daric = new Daric({ baseUrl: "https://pay.example.com", apiKey: "sk_test_1" });
export const invoice: Invoice = await daric.invoices.create({ amount: "25.00", currency: "USDT" }, { idempotencyKey: "1" });
export const status: "pending" | "confirming" | "paid" | "expired" | "cancelled" = invoice.status;
for await (const paid of daric.invoices.listAll({ status: ["paid"] })) paid.amount_paid.toUpperCase();
export const event: WebhookEvent = verifyWebhook("{}", {}, "whsec_");
export const code = (error: DaricApiError): string => error.code;
// @ts-expect-error there is no such field
await daric.invoices.create({ amout: "25.00" });
// @ts-expect-error an id is text
await daric.invoices.get(1);
`;

test.each([
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
])(
  "a program in TypeScript has its types, with the modules of %s",
  async (module, moduleResolution) => {
    await writeFile(join(project, "program.ts"), TYPED);
    const check = run(
      process.execPath,
      [
        join(repositoryRoot, "node_modules/typescript/bin/tsc"),
        ...[
          "--ignoreConfig",
          "--noEmit",
          "--strict",
          "--target",
          "es2022",
          "--lib",
          "es2022,dom,dom.iterable",
        ],
        ...["--module", module, "--moduleResolution", moduleResolution, "program.ts"],
      ],
      { cwd: project },
    ).catch((error: { stdout: string }) => error);
    expect((await check).stdout).toBe("");
  },
  PATIENCE_MILLISECONDS,
);
