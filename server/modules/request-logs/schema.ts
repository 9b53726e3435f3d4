import { z } from "zod";
import { pageSchema } from "@/server/core/pagination";
import { idSchema, listOf, timeSchema } from "@/server/core/wire";

export const REQUEST_METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;
/** A whole class of answers by its first digit. */
export const STATUS_CLASSES = ["2xx", "4xx", "5xx"] as const;

/** One request as the list shows it. */
export const requestLogSchema = z
  .object({
    id: idSchema("requestLog"),
    object: z.literal("request_log"),
    livemode: z.boolean(),
    request_id: z.string().describe("The X-Request-Id of the answer"),
    client_id: z.string().describe("The API key or other credential that asked"),
    method: z.string(),
    path: z.string().describe("With its query"),
    route: z.string().describe("The path's template"),
    status: z.int(),
    error_code: z.string().nullable(),
    duration_ms: z.number(),
    idempotency_key: z.string().nullable(),
    client_address: z.string().nullable(),
    user_agent: z.string().nullable(),
    created_at: timeSchema,
  })
  .meta({ id: "RequestLog" });

export type RequestLog = z.output<typeof requestLogSchema>;

/** One request with what was said. Secrets are left out, and what is long is cut. */
export const requestLogDetailSchema = requestLogSchema
  .extend({ request_body: z.string().nullable(), response_body: z.string().nullable() })
  .meta({ id: "RequestLogDetail" });

export type RequestLogDetail = z.output<typeof requestLogDetailSchema>;

export const requestLogListSchema = listOf(requestLogSchema).meta({ id: "RequestLogList" });

export const listRequestLogsSchema = pageSchema.extend({
  method: z.enum(REQUEST_METHODS).optional(),
  status: z
    .string()
    .regex(/^[1-5](\d\d|xx)$/, "Must be a status such as 404, or a class such as 4xx")
    .optional(),
  path: z.string().min(1).max(200).optional().describe("Part of the path"),
  client_id: z.string().max(40).optional().describe("An API key"),
  request_id: z.string().max(100).optional(),
  idempotency_key: z.string().max(255).optional(),
  created_after: timeSchema.optional(),
  created_before: timeSchema.optional(),
});

export type ListRequestLogsInput = z.input<typeof listRequestLogsSchema>;

export const getRequestLogSchema = z.strictObject({ id: z.string() });
export type GetRequestLogInput = z.input<typeof getRequestLogSchema>;
