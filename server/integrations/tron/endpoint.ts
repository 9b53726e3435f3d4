import { monotonicMilliseconds } from "@/server/core/clock";
import { createBudget } from "@/server/integrations/tron/budget";
import { unavailable } from "@/server/integrations/tron/unavailable";

export interface EndpointOptions {
  /** The JSON-RPC address, or the base address of the HTTP API. */
  readonly url: string;
  /** Sent as TRON-PRO-API-KEY. */
  readonly apiKey?: string;
  readonly timeoutMs: number;
  /** HTTP requests that this endpoint may be sent; without it there is no bound. */
  readonly requestsPerSecond?: number;
  /** The pause after HTTP 403 or 429: it doubles from the first to the longest, with jitter, until a call succeeds. */
  readonly pause?: { readonly firstMs: number; readonly longestMs: number };
}

export interface Endpoint {
  /**
   * Sends one request and returns the JSON of an HTTP 200, whatever it says. `path` is appended to the address. Throws
   * `chain_unavailable`. `accept` tells that the answer was good, which ends a pause.
   */
  post(body: unknown, path?: string): Promise<{ readonly answer: unknown; accept(): void }>;
}

const DEFAULT_PAUSE = { firstMs: 1_000, longestMs: 60_000 };

/** Remembers how long an endpoint that answered 403 or 429 has to be left alone: asking on makes the penalty longer. */
function createPause({ firstMs, longestMs }: { firstMs: number; longestMs: number }) {
  let length = 0;
  let until = 0;
  return {
    isOver: () => monotonicMilliseconds() >= until,
    end: () => {
      length = 0;
    },
    begin: () => {
      length = Math.min(longestMs, Math.max(firstMs, length * 2));
      until = monotonicMilliseconds() + length * (0.5 + Math.random() / 2);
    },
  };
}

async function send({ url, apiKey, timeoutMs }: EndpointOptions, path: string, body: string) {
  try {
    return await fetch(`${url}${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(apiKey === undefined ? {} : { "TRON-PRO-API-KEY": apiKey }),
      },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw failureOf(cause);
  }
}

function failureOf(cause: unknown): Error {
  if (cause instanceof Error && cause.name === "TimeoutError")
    return unavailable("timeout", "The node did not answer in time", cause);
  return unavailable("unreachable", "The node cannot be reached", cause);
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text().catch((cause: unknown) => {
    throw failureOf(cause);
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unavailable("malformed", "The node's answer is not JSON", cause);
  }
}

/** One address of one provider, with its pause after a rate limit and its budget of requests. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const pause = createPause(options.pause ?? DEFAULT_PAUSE);
  const budget = createBudget(options.requestsPerSecond);
  const assertNotPausing = (): void => {
    if (!pause.isOver()) throw unavailable("rate_limited", "The node limits our requests; pausing");
  };
  return {
    post: async (body, path = "") => {
      assertNotPausing();
      await budget.take();
      assertNotPausing();
      const response = await send(options, path, JSON.stringify(body));
      if (response.status === 403 || response.status === 429) {
        pause.begin();
        throw unavailable("rate_limited", `The node answered HTTP ${response.status}`);
      }
      if (response.status === 413)
        throw unavailable("refused", "The node says that the request is too large");
      if (response.status !== 200)
        throw unavailable("unreachable", `The node answered HTTP ${response.status}`);
      return { answer: await readBody(response), accept: pause.end };
    },
  };
}
