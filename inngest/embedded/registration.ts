import type { InngestFunction } from "inngest";
import { z } from "zod";
import { parseDuration } from "@/inngest/embedded/durations";
import {
  type Equality,
  type Path,
  parseCondition,
  parseKey,
  parseMatch,
} from "@/inngest/embedded/expressions";

/** What the engine knows about one served function. An `onFailure` callback is a function of its own. */
export interface Registration {
  /** The id on the wire: `daric-expire-invoice`. */
  readonly id: string;
  readonly events: readonly { readonly name: string; readonly condition: readonly Equality[] }[];
  readonly crons: readonly string[];
  readonly maxAttempts: number;
  readonly lane: { readonly limit: number; readonly key: Path | null } | null;
  readonly batch: {
    readonly maxSize: number;
    readonly waitMilliseconds: number;
    readonly key: Path | null;
  } | null;
  readonly cancelOn: readonly {
    readonly event: string;
    readonly match: readonly Equality[];
    readonly withinMilliseconds: number | null;
  }[];
  readonly idempotency: Path | null;
}

/** The SDK's default is four attempts; its onFailure callbacks always have two. */
const DEFAULT_RETRIES = 3;
const ON_FAILURE_ATTEMPTS = 2;
export const FAILURE_EVENT = "inngest/function.failed";
export const FAILURE_SUFFIX = "-failure";

const eventName = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const duration = z.string().transform((text, context) => {
  const milliseconds = parseDuration(text);
  if (milliseconds === null)
    context.addIssue({ code: "custom", message: `is not a duration such as 30s or 1h30m: ${text}` });
  return milliseconds ?? 0;
});
const concurrency = z.strictObject({
  limit: z.int().positive(),
  key: z.string().optional(),
  scope: z.literal("fn").optional(),
});

/** Every option of createFunction that the engine honours; strict, so that any other one is refused by its name. */
const optionsSchema = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  triggers: z
    .array(
      z.union([
        z.object({ cron: z.string(), jitter: z.undefined().optional() }),
        z.object({ event: eventName, if: z.string().optional(), cron: z.undefined().optional() }),
      ]),
    )
    .default([]),
  retries: z.int().min(0).default(DEFAULT_RETRIES),
  concurrency: z
    .union([
      z
        .int()
        .positive()
        .transform((limit) => ({ limit, key: undefined })),
      concurrency,
      z.tuple([concurrency]).transform(([only]) => only),
    ])
    .optional(),
  batchEvents: z
    .strictObject({ maxSize: z.int().positive(), timeout: duration, key: z.string().optional() })
    .optional(),
  cancelOn: z
    .array(
      z.strictObject({
        event: eventName,
        match: z.string().optional(),
        if: z.string().optional(),
        timeout: duration.optional(),
      }),
    )
    .default([]),
  idempotency: z.string().optional(),
  onFailure: z.unknown().optional(),
  middleware: z.unknown().optional(),
  checkpointing: z.unknown().optional(),
  optimizeParallelism: z.literal(true).optional(),
});

/** Reads every function, in order. Throws one error that names each option the engine does not support. */
export function registerFunctions(
  appId: string,
  functions: readonly InngestFunction.Any[],
): Map<string, Registration> {
  const registrations = new Map<string, Registration>();
  const problems: string[] = [];
  for (const fn of functions) {
    try {
      for (const registration of readFunction(appId, fn)) {
        if (registrations.has(registration.id))
          throw new Error(`Two functions have the id ${registration.id}`);
        registrations.set(registration.id, registration);
      }
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (problems.length > 0)
    throw new Error(`The embedded job engine cannot serve these functions:\n  ${problems.join("\n  ")}`);
  return registrations;
}

function readFunction(appId: string, fn: InngestFunction.Any): Registration[] {
  const id = fn.id(appId);
  const present = Object.fromEntries(Object.entries(fn.opts).filter(([, value]) => value !== undefined));
  const parsed = optionsSchema.safeParse(present);
  if (!parsed.success) {
    const details = parsed.error.issues.map((issue) =>
      issue.code === "unrecognized_keys"
        ? `${[...issue.path, ...issue.keys].join(".")} is not supported`
        : `${issue.path.join(".")}: ${issue.message}`,
    );
    throw new Error(`${id}: ${details.join("; ")}`);
  }
  const main = readOptions(id, parsed.data);
  return parsed.data.onFailure === undefined ? [main] : [main, onFailureOf(id)];
}

function readOptions(id: string, options: z.output<typeof optionsSchema>): Registration {
  const { concurrency: limit, batchEvents: batch } = options;
  if (batch && (limit?.key || options.cancelOn.length > 0 || options.idempotency)) {
    throw new Error(`${id}: batchEvents goes with neither concurrency.key, cancelOn nor idempotency`);
  }
  return {
    id,
    events: options.triggers.flatMap((trigger) => ("event" in trigger ? [readTrigger(id, trigger)] : [])),
    crons: options.triggers.flatMap((trigger) => (trigger.cron === undefined ? [] : [trigger.cron])),
    maxAttempts: options.retries + 1,
    lane: limit
      ? {
          limit: limit.limit,
          key: limit.key === undefined ? null : parseKey(limit.key, `concurrency of ${id}`),
        }
      : null,
    batch: batch
      ? {
          maxSize: batch.maxSize,
          waitMilliseconds: batch.timeout,
          key: batch.key === undefined ? null : parseKey(batch.key, `batchEvents of ${id}`),
        }
      : null,
    cancelOn: options.cancelOn.map((cancellation) => ({
      event: cancellation.event,
      match: readMatch(cancellation, `cancelOn of ${id}`),
      withinMilliseconds: cancellation.timeout ?? null,
    })),
    idempotency:
      options.idempotency === undefined ? null : parseKey(options.idempotency, `idempotency of ${id}`),
  };
}

function readTrigger(id: string, trigger: { event: string; if?: string }): Registration["events"][number] {
  if (trigger.event.includes("*"))
    throw new Error(`${id}: the trigger ${trigger.event} has a wildcard, which is not supported`);
  return {
    name: trigger.event,
    condition: trigger.if === undefined ? [] : parseCondition(trigger.if, `the trigger of ${id}`),
  };
}

function readMatch({ match, if: condition }: { match?: string; if?: string }, where: string): Equality[] {
  if (match !== undefined) return parseMatch(`event.${match} == async.${match}`, where);
  return condition === undefined ? [] : parseMatch(condition, where);
}

function onFailureOf(functionId: string): Registration {
  return {
    id: functionId + FAILURE_SUFFIX,
    events: [
      {
        name: FAILURE_EVENT,
        condition: [{ path: ["data", "function_id"], equals: { constant: functionId } }],
      },
    ],
    crons: [],
    maxAttempts: ON_FAILURE_ATTEMPTS,
    lane: null,
    batch: null,
    cancelOn: [],
    idempotency: null,
  };
}
