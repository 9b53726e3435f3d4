import { z } from "zod";
import { ERRORS, type ErrorCode } from "@/server/core/errors";

const codes = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** Every error of the API (RFC 9457). `code` is stable; `detail` is for people. */
export const problemSchema = z
  .object({
    type: z.url().describe("Where the code is explained"),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(codes),
    request_id: z.string().describe("Name it when you ask for help"),
    errors: z
      .array(z.object({ path: z.string().meta({ examples: ["metadata.order"] }), message: z.string() }))
      .optional()
      .describe("Every wrong field of the request"),
  })
  .meta({ id: "Problem" });

export type Problem = z.output<typeof problemSchema>;
