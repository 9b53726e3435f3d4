import { Client, Pool } from "undici";
import { monotonicMilliseconds } from "@/server/core/clock";

export interface LoadRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const CONNECTIONS = 64;
const ANSWER_MILLISECONDS = 30_000;

interface Answered {
  readonly status: number;
  readonly milliseconds: number;
}

/** By undici's handlers: what its promises and streams cost for each answer would be taken from the server beside it. */
function ask(dispatcher: Client | Pool, { method, path, headers, body }: LoadRequest): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const startedAt = monotonicMilliseconds();
    let status = 0;
    dispatcher.dispatch(
      {
        method,
        path,
        headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        body: body ?? null,
        headersTimeout: ANSWER_MILLISECONDS,
        bodyTimeout: ANSWER_MILLISECONDS,
      },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_, statusCode) => (status = statusCode),
        onResponseData: () => undefined,
        onResponseEnd: () => resolve({ status, milliseconds: monotonicMilliseconds() - startedAt }),
        onResponseError: (_, error) => reject(error),
      },
    );
  });
}

/** A request as it is sent each time: made anew where it carries something that may be sent once. */
export type Repeated = LoadRequest | (() => LoadRequest);

const nextOf = (request: Repeated): LoadRequest => (typeof request === "function" ? request() : request);

/** Requests per second that 64 connections get answered, each asking again at once. Throws at the first answer that is not 2xx. */
export async function saturate(origin: string, repeated: Repeated, seconds: number): Promise<number> {
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 });
  let count = 0;
  const repeat = async (end: number): Promise<void> => {
    while (monotonicMilliseconds() < end) {
      const request = nextOf(repeated);
      const { status } = await ask(pool, request);
      if (status >= 300) throw new Error(`${request.method} ${request.path} answered ${status}`);
      count += 1;
    }
  };
  const clients = (end: number) => Promise.all(Array.from({ length: CONNECTIONS }, () => repeat(end)));
  try {
    await clients(monotonicMilliseconds() + 1_000);
    count = 0;
    const startedAt = monotonicMilliseconds();
    await clients(startedAt + seconds * 1_000);
    return count / ((monotonicMilliseconds() - startedAt) / 1_000);
  } finally {
    await pool.destroy();
  }
}

export interface PacedLoad {
  readonly connections: number;
  readonly perSecond: number;
  readonly seconds: number;
}

export interface PacedResult {
  /** Of all requests sent, those that were answered with 2xx. */
  readonly share: number;
  readonly milliseconds: readonly number[];
}

const TICK_MILLISECONDS = 20;
const OPENED_AT_ONCE = 200;

/** Requests at a fixed pace, whether earlier ones were answered or not, in turn over connections that all stay open. */
export async function pace(
  origin: string,
  requests: readonly Repeated[],
  load: PacedLoad,
): Promise<PacedResult> {
  const { connections, perSecond, seconds } = load;
  const clients = Array.from(
    { length: connections },
    () => new Client(origin, { keepAliveTimeout: 120_000 }),
  );
  const milliseconds: number[] = [];
  let sent = 0;
  const send = async (request = requests[sent % requests.length]): Promise<void> => {
    const client = clients[sent % connections];
    sent += 1;
    if (!client || !request) return;
    const answered = await ask(client, nextOf(request)).catch(() => undefined);
    if (answered && answered.status < 300) milliseconds.push(answered.milliseconds);
  };
  try {
    // Each connection is opened by a request of its own, the last one's kind, which does not count.
    while (sent < connections)
      await Promise.all(Array.from({ length: OPENED_AT_ONCE }, () => send(requests.at(-1))));
    milliseconds.length = 0;
    const opened = sent;
    const waiting: Promise<void>[] = [];
    const startedAt = monotonicMilliseconds();
    for (let elapsed = 0; elapsed < seconds * 1_000; elapsed = monotonicMilliseconds() - startedAt) {
      while (sent - opened < (elapsed / 1_000) * perSecond) waiting.push(send());
      await new Promise((resolve) => setTimeout(resolve, TICK_MILLISECONDS));
    }
    await Promise.all(waiting);
    return { share: milliseconds.length / (sent - opened), milliseconds };
  } finally {
    await Promise.all(clients.map((client) => client.destroy()));
  }
}
