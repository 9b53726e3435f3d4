import { glob, readFile } from "node:fs/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { newId } from "@/server/core/ids";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { failOrphanedDeposits } from "@/server/modules/deposits/fail-orphaned-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { clock, makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { answerOnce } from "@/server/modules/idempotency-keys/answer-once";
import { pruneIdempotencyKeys } from "@/server/modules/idempotency-keys/prune-idempotency-keys";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { expireInvoices } from "@/server/modules/invoices/expire-invoices";
import { listUnsettledInvoices } from "@/server/modules/invoices/list-unsettled-invoices";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { mailTransport } from "@/server/modules/mail/ports";
import { pruneMail } from "@/server/modules/mail/prune-mail";
import { requestMail } from "@/server/modules/mail/request-mail";
import { sendMail } from "@/server/modules/mail/send-mail";
import { sendOverdueMail } from "@/server/modules/mail/send-overdue-mail";
import { pruneNotifications } from "@/server/modules/notifications/prune-notifications";
import { recordNotifications } from "@/server/modules/notifications/record-notifications";
import { createPartner } from "@/server/modules/partners/create-partner";
import { issuePartnerToken } from "@/server/modules/partners/issue-partner-token";
import { prunePartnerGrants } from "@/server/modules/partners/prune-partner-grants";
import { projectEvents } from "@/server/modules/read-models/project-events";
import { balanceReaders } from "@/server/modules/reconciliations/ports";
import { pruneReconciliations } from "@/server/modules/reconciliations/prune-reconciliations";
import { reconcileChain } from "@/server/modules/reconciliations/reconcile-chain";
import { reconcileLedger } from "@/server/modules/reconciliations/reconcile-ledger";
import { pruneRequestLogs } from "@/server/modules/request-logs/prune-request-logs";
import { recordRequests } from "@/server/modules/request-logs/record-requests";
import { beginPasskeySignIn } from "@/server/modules/passkeys/begin-passkey-sign-in";
import { prunePasskeyChallenges } from "@/server/modules/passkeys/prune-passkey-challenges";
import { createSession } from "@/server/modules/sessions/create-session";
import { pruneSessions } from "@/server/modules/sessions/prune-sessions";
import { createUser } from "@/server/modules/users/create-user";
import { pruneUserTokens } from "@/server/modules/users/prune-user-tokens";
import { requestEmailVerification } from "@/server/modules/users/request-email-verification";
import { attemptWebhookDeliveries } from "@/server/modules/webhooks/attempt-webhook-deliveries";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { webhookTransport } from "@/server/modules/webhooks/ports";
import { pruneWebhookDeliveries } from "@/server/modules/webhooks/prune-webhook-deliveries";
import { requestDeliveries } from "@/server/modules/webhooks/request-deliveries";
import { requestOverdueDeliveries } from "@/server/modules/webhooks/request-overdue-deliveries";
import type { FakeChain } from "@/server/testing/fake-chain";

const DAY = 24 * 60 * 60;
const MILLISECONDS = 1000;
const network = { network: NETWORK };

let chain: FakeChain;
let system: Context;
let merchant: Context;

const wait = async (seconds: number): Promise<void> => clock.advance(seconds * MILLISECONDS);
const scan = () => scanChain(system, network);

/** The chain stands still for so long; what comes then is solid and was seen. */
async function watch(seconds = 0): Promise<void> {
  chain.standStill(seconds);
  chain.mine(25);
  await scan();
}

async function pay(): Promise<void> {
  const invoice = await createInvoice(merchant, { amount: "5" });
  chain.pay({ to: parseTronAddress(invoice.payable.address), value: 5n * MICRO });
}

async function payAndConfirm(): Promise<void> {
  await pay();
  await watch();
  await confirmDeposits(system, network);
}

async function orphan(): Promise<void> {
  await pay();
  await scan();
  chain.reorganise(1);
  await scan();
  await watch(2 * DAY);
  while ((await scanFinal(system, network)).behind);
}

async function firstAttempt(): Promise<Parameters<typeof attemptWebhookDeliveries>[1]> {
  const row = await db().webhookDelivery.findFirstOrThrow({ orderBy: { id: "asc" } });
  const { id, endpointId, mode, requestedVersion } = row;
  const attempt = {
    delivery_id: id,
    endpoint_id: endpointId,
    mode,
    first_attempt: 1,
    requested_version: requestedVersion,
    number: 1,
  };
  return { attempts: [attempt] };
}

async function grant(): Promise<void> {
  const { id, client_secret } = await createPartner(merchant, { name: "Partner", scopes: ["invoices:read"] });
  await issuePartnerToken(system, { client_id: id, client_secret });
}

async function logRequest(): Promise<void> {
  const request = {
    merchantId: merchant.merchantId ?? "",
    mode: merchant.mode,
    clientId: "key_1",
    requestId: "req_1",
    method: "GET",
    path: "/api/v1/invoices",
    route: "/invoices",
    status: 200,
    errorCode: null,
    durationMs: 1,
    idempotencyKey: null,
    clientAddress: "203.0.113.9",
    userAgent: null,
    requestBody: null,
    responseBody: null,
    at: clock.now(),
    answerKeyId: null,
  };
  await recordRequests(system, [request]);
}

const writeMail = () =>
  requestMail(system, {
    kind: "test",
    to: "ada@example.com",
    content: { subject: "Hello", heading: "Hello", paragraphs: ["World"] },
  });

async function signUp(): Promise<void> {
  const user = await createUser(system, {
    email: "ada@example.com",
    name: "Ada",
    password: "a long enough secret",
  });
  await createSession(system, { user_id: user.id, client_address: null, user_agent: null });
  await requestEmailVerification(system, { user_id: user.id });
}

/** Somebody whom the merchant's facts can be told to, and one that is for safety. */
async function joinTeam(): Promise<void> {
  const user = await createUser(system, {
    email: "grace@example.com",
    name: "Grace",
    password: "a long enough secret",
  });
  await db().member.create({
    data: {
      id: newId("member"),
      merchantId: merchant.merchantId ?? "",
      userId: user.id,
      role: "owner",
      createdAt: clock.now(),
    },
  });
  await createApiKey(merchant, { name: "Shop", scopes: ["invoices:read"] });
}

const eventIds = async () => (await db().event.findMany()).map(({ id }) => id);
const invoiceIds = async () => (await db().invoice.findMany()).map(({ id }) => id);

interface Step {
  readonly verb: string;
  readonly run: (input: never) => Promise<unknown>;
  /** What both runs are given, as the engine repeats a step with the input that it had. */
  readonly input?: () => Promise<unknown>;
  /** Gives the step something to do, so that doing it twice would show. */
  readonly before?: () => Promise<unknown>;
  /** Where every run is remembered, on purpose. */
  readonly log?: string;
}

type Ids = string[];
type Attempts = Awaited<ReturnType<typeof firstAttempt>>;

const STEPS: readonly Step[] = [
  { verb: "scanChain", before: pay, run: scan },
  { verb: "confirmDeposits", before: watch, run: () => confirmDeposits(system, network) },
  {
    verb: "settleInvoices",
    input: invoiceIds,
    run: (ids: Ids) => settleInvoices(system, { invoiceIds: ids }),
  },
  {
    verb: "settleInvoices",
    before: payAndConfirm,
    run: async () => settleInvoices(system, { invoiceIds: await listUnsettledInvoices(system) }),
  },
  {
    verb: "requestDeliveries",
    input: eventIds,
    run: (ids: Ids) => requestDeliveries(system, { eventIds: ids }),
  },
  {
    verb: "requestOverdueDeliveries",
    before: () => wait(15 * 60),
    run: () => requestOverdueDeliveries(system),
  },
  {
    verb: "attemptWebhookDeliveries",
    input: firstAttempt,
    run: (attempts: Attempts) => attemptWebhookDeliveries(system, attempts),
  },
  {
    verb: "recordNotifications",
    before: joinTeam,
    input: eventIds,
    run: (ids: Ids) => recordNotifications(system, { eventIds: ids }),
  },
  {
    verb: "projectEvents",
    // The log is read up to the oldest transaction of the whole PostgreSQL, which the other test files use too.
    run: () =>
      vi.waitFor(async () => expect(await projectEvents(system)).toMatchObject({ behind: false }), PATIENCE),
  },
  { verb: "scanFinal", before: watch, run: () => scanFinal(system, network) },
  { verb: "finaliseDeposits", run: () => finaliseDeposits(system, network) },
  { verb: "expireInvoices", before: () => watch(DAY), run: () => expireInvoices(system, network) },
  { verb: "failOrphanedDeposits", before: orphan, run: () => failOrphanedDeposits(system, network) },
  { verb: "reconcileLedger", run: () => reconcileLedger(system), log: "reconciliations" },
  { verb: "reconcileChain", run: () => reconcileChain(system, network), log: "reconciliations" },
  {
    verb: "pruneReconciliations",
    before: () => wait(100 * DAY),
    run: () => pruneReconciliations(system),
  },
  { verb: "pruneIdempotencyKeys", run: () => pruneIdempotencyKeys(system) },
  {
    verb: "prunePartnerGrants",
    before: () => grant().then(() => wait(100 * DAY)),
    run: () => prunePartnerGrants(system),
    log: "credential_revision",
  },
  {
    verb: "pruneRequestLogs",
    before: () => logRequest().then(() => wait(100 * DAY)),
    run: () => pruneRequestLogs(system),
  },
  { verb: "sendMail", input: writeMail, run: (message: { id: string }) => sendMail(system, message) },
  {
    verb: "sendOverdueMail",
    before: () => writeMail().then(() => wait(15 * 60)),
    run: () => sendOverdueMail(system),
  },
  {
    verb: "pruneSessions",
    before: () => signUp().then(() => wait(100 * DAY)),
    run: () => pruneSessions(system),
  },
  {
    verb: "prunePasskeyChallenges",
    before: () => beginPasskeySignIn(system).then(() => wait(DAY)),
    run: () => prunePasskeyChallenges(system),
  },
  { verb: "pruneWebhookDeliveries", run: () => pruneWebhookDeliveries(system) },
  { verb: "pruneUserTokens", run: () => pruneUserTokens(system) },
  { verb: "pruneNotifications", run: () => pruneNotifications(system) },
  { verb: "pruneMail", before: () => wait(100 * DAY), run: () => pruneMail(system) },
];

const PATIENCE = { timeout: 10_000, interval: 20 };

/** A look at the chain that finds nothing new is remembered too: health reads when the last one was. */
const LOOKS: Readonly<Record<string, readonly string[]>> = { chain_cursors: ["scanned_at", "version"] };

/** A digest of each table. */
async function readState(): Promise<Map<string, string>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;
  const state = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await db().$queryRawUnsafe<{ digest: string }[]>(
      `SELECT md5(coalesce(string_agg(line, E'\\n' ORDER BY line), '')) AS digest
       FROM (SELECT (to_jsonb(t) - $1::text[])::text AS line FROM "${name}" t) AS lines`,
      LOOKS[name] ?? [],
    );
    state.set(name, row?.digest ?? "");
  }
  return state;
}

const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...after].flatMap(([table, digest]) => (before.get(table) === digest ? [] : [table]));

beforeAll(async () => {
  ({ chain, system, merchant } = await makeWatchedChain());
  await scan();
  await createWebhookEndpoint(merchant, { url: "https://receiver.example/" });
  await createInvoice(merchant, { amount: "7" });
  await answerOnce(merchant, {
    id: "key",
    fingerprint: "f",
    refuse: () => ({ status: 500, body: "" }),
    answer: async () => ({ status: 201, body: "{}" }),
  });
  webhookTransport.provide({
    send: async () => ({ kind: "answered", status: 200, retryAfter: null, body: "", durationMs: 1 }),
  });
  mailTransport.provide({ send: async () => ({ accepted: true }) });
  const balances = {
    addressesPerReading: 100,
    readBalances: async (addresses: readonly string[]) => {
      const { latest } = await chain.heads();
      return { balances: addresses.map(() => 0n), from: latest, to: latest };
    },
  };
  balanceReaders.provide(new Map([[NETWORK, balances]]));
});

test("a job step that runs twice with equal input leaves the state of running once", async () => {
  for (const { verb, run, input, before, log } of STEPS) {
    await before?.();
    const given = (await input?.()) as never;
    const untouched = await readState();
    await run(given);
    const once = await readState();
    expect(changed(untouched, once), `${verb} finds something to do`).not.toEqual([]);
    await run(given);
    expect(
      changed(once, await readState()).filter((table) => table !== log),
      `${verb} again`,
    ).toEqual([]);
  }
}, 90_000);

test("no job has a step that is not among them", async () => {
  const called = new Set<string>();
  for await (const path of glob("inngest/functions/*/*.ts", { exclude: ["**/*.test.ts"] })) {
    const source = await readFile(path, "utf8");
    for (const [, verb] of source.matchAll(/asStep\(\s*(?:async )?\(\) =>\s*(\w+)\(/g))
      called.add(verb ?? "");
  }
  expect([...called].toSorted()).toEqual([...new Set(STEPS.map(({ verb }) => verb))].toSorted());
});
