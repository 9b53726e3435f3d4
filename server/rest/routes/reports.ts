import { exportSettlements } from "@/server/modules/reports/export-settlements";
import { getSettlementReport } from "@/server/modules/reports/get-settlement-report";
import { spanOf } from "@/server/modules/reports/rules";
import {
  type SettlementReportInput,
  settlementReportInputSchema,
  settlementReportSchema,
} from "@/server/modules/reports/schema";
import { csvResponse } from "@/server/rest/csv";
import { commonHeaders } from "@/server/rest/headers";
import { rawOperation } from "@/server/rest/operation";

/** What is asked for by name, else by the Accept header. */
function wantsCsv(request: Request, format: SettlementReportInput["format"]): boolean {
  if (format !== undefined) return format === "csv";
  return request.headers.get("accept")?.includes("text/csv") ?? false;
}

export const REPORT_OPERATIONS = [
  rawOperation({
    operationId: "getSettlementReport",
    method: "get",
    path: "/reports/settlements",
    tag: "Settlements",
    summary: "Report the settlements of a span of time",
    description:
      "As JSON: totals, and the settlements page by page, oldest first. As CSV, with `format=csv` or `Accept: text/csv`: all of them.",
    access: "settlements:read",
    query: settlementReportInputSchema.strict(),
    mediaType: "application/json",
    textType: "text/csv",
    reply: settlementReportSchema,
    respond: async ({ ctx, query, request }) => {
      // The query was checked against the operation's own schema.
      const input = query as SettlementReportInput;
      const headers = { ...commonHeaders(ctx.requestId, false), "cache-control": "no-store" };
      if (wantsCsv(request, input.format)) {
        const { from, to } = spanOf(ctx.clock.now(), input);
        const lines = await exportSettlements(ctx, { created_after: from, created_before: to });
        return csvResponse("settlements", lines, headers);
      }
      return Response.json(await getSettlementReport(ctx, input), { headers });
    },
  }),
];
