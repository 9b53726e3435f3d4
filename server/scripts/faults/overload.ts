import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "undici";
import { type Answer, type Figures, summarise } from "@/server/scripts/faults/stage/answers";
import { readNumbers } from "@/server/scripts/faults/stage/options";
import { runFault } from "@/server/scripts/faults/stage/run-fault";

/** Clients of the search for the knee: enough to keep the server busy, too few to make it queue. */
const KNEE_CLIENTS = 48;
/** Beyond this the generator itself gives up: a request that waits longer was not answered. */
const ANSWER_MILLISECONDS = 15_000;
const MOST_UNANSWERED = 6_000;
const TICK_MILLISECONDS = 10;
const NORMAL_WITHIN_MILLISECONDS = 10_000;
/** As fast as before, give or take: this often the old p95 and these milliseconds. */
const NORMAL = { factor: 3, allowance: 50 } as const;

const { seed, kneeSeconds, seconds, factor } = readNumbers({ kneeSeconds: 10, seconds: 60, factor: 2 });
console.log(`${factor} × the knee for ${seconds} s, seed ${seed}`);

await runFault(async ({ installation, server }) => {
  await server.spawn();
  await server.ready();
  const pool = new Pool(installation.baseUrl, { connections: null, pipelining: 1 });
  const headers = {
    authorization: `Bearer ${installation.demo.secretKey}`,
    "content-type": "application/json",
  };
  let number = 0;
  /** A third creates, the rest reads what was created last: a shop at work. */
  let known: string | undefined;
  const ask = async (): Promise<Answer> => {
    const creates = known === undefined || (number += 1) % 3 === 0;
    const startedAt = performance.now();
    try {
      const response = await pool.request({
        method: creates ? "POST" : "GET",
        path: creates ? "/api/v1/invoices" : `/api/v1/invoices/${known}`,
        headers,
        body: creates ? '{"amount":"5.00"}' : null,
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      });
      const body = (await response.body.json()) as { id?: string };
      if (creates && response.statusCode === 201) known = body.id;
      const retryAfter = response.headers["retry-after"] !== undefined;
      return { status: response.statusCode, retryAfter, milliseconds: performance.now() - startedAt };
    } catch {
      return { status: 0, retryAfter: false, milliseconds: performance.now() - startedAt };
    }
  };

  await closedLoop(ask, KNEE_CLIENTS, 3);
  const knee = summarise(await closedLoop(ask, KNEE_CLIENTS, kneeSeconds), kneeSeconds);
  tell("knee", knee);
  const calm = summarise(await closedLoop(ask, 2, 3), 3);
  tell("calm", calm);
  const over = summarise(await openLoop(ask, knee.perSecond * factor, seconds), seconds);
  tell("overload", over);
  const normalAfter = await untilNormal(ask, calm.p95 * NORMAL.factor + NORMAL.allowance);
  console.log(`normal again after ${(normalAfter / 1000).toFixed(1)} s`);
  await pool.destroy();

  const wrong = [
    ...(over.storm > 0 ? [`${over.storm} answers were 5xx and not 503`] : []),
    ...(over.withoutRetryAfter > 0 ? [`${over.withoutRetryAfter} refusals have no Retry-After`] : []),
    ...(over.unanswered > 0 ? [`${over.unanswered} requests were not answered`] : []),
    ...(over.perSecond < knee.perSecond / 2 ? ["less than half of the knee was answered"] : []),
    ...(normalAfter > NORMAL_WITHIN_MILLISECONDS ? ["it was not normal within 10 s"] : []),
    ...(server.unexpectedExits > 0 ? ["the server ended by itself"] : []),
  ];
  if (wrong.length > 0) throw new Error(wrong.join("; "));
});

/** Each client asks again as soon as it is answered. */
async function closedLoop(ask: () => Promise<Answer>, clients: number, seconds: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  const until = performance.now() + seconds * 1000;
  const client = async (): Promise<void> => {
    while (performance.now() < until) answers.push(await ask());
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answers;
}

/** So many requests a second, whether earlier ones were answered or not. */
async function openLoop(ask: () => Promise<Answer>, perSecond: number, seconds: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = new Set<Promise<void>>();
  const startedAt = performance.now();
  let sent = 0;
  while (performance.now() - startedAt < seconds * 1000) {
    const due = ((performance.now() - startedAt) / 1000) * perSecond;
    while (sent < due && waiting.size < MOST_UNANSWERED) {
      sent += 1;
      const answer = ask().then((one) => {
        answers.push(one);
        waiting.delete(answer);
      });
      waiting.add(answer);
    }
    // What cannot be sent because too many wait is not made up for later.
    sent = Math.max(sent, Math.floor(due) - MOST_UNANSWERED);
    await delay(TICK_MILLISECONDS);
  }
  console.log(`${sent} requests sent`);
  await Promise.all(waiting);
  return answers;
}

/** Milliseconds until ten requests in a row succeed as fast as before; at most twice the time allowed. */
async function untilNormal(ask: () => Promise<Answer>, milliseconds: number): Promise<number> {
  const startedAt = performance.now();
  const elapsed = (): number => performance.now() - startedAt;
  for (let row = 0; row < 10 && elapsed() < NORMAL_WITHIN_MILLISECONDS * 2;) {
    const answer = await ask();
    row = answer.status > 0 && answer.status < 300 && answer.milliseconds <= milliseconds ? row + 1 : 0;
  }
  return elapsed();
}

function tell(name: string, { perSecond, p50, p95, p99, byStatus }: Figures): void {
  const statuses = Object.entries(byStatus).map(([status, count]) => `${status}: ${count}`);
  console.log(
    `${name}: ${perSecond.toFixed(0)} answered well a second, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, ` +
      `p99 ${p99.toFixed(0)} ms (${statuses.join(", ")})`,
  );
}
