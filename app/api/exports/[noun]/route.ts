import type { NextRequest } from "next/server";
import { isCrossSite } from "@/server/auth/own-origin";
import { readSession, sessionContext } from "@/server/auth/session";
import { systemClock } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { listAuditEntriesSchema } from "@/server/modules/audit-entries/schema";
import { listCustomersSchema } from "@/server/modules/customers/schema";
import { listInvoicesSchema } from "@/server/modules/invoices/schema";
import { listLedgerLinesSchema } from "@/server/modules/ledger/schema";
import { listPaymentsSchema } from "@/server/modules/payments/schema";
import { exportAuditEntries } from "@/server/modules/reports/export-audit-entries";
import { exportBalanceTransactions } from "@/server/modules/reports/export-balance-transactions";
import { exportCustomers } from "@/server/modules/reports/export-customers";
import { exportDailyFigures } from "@/server/modules/reports/export-daily-figures";
import { exportInvoices } from "@/server/modules/reports/export-invoices";
import { exportPayments } from "@/server/modules/reports/export-payments";
import { exportSettlements } from "@/server/modules/reports/export-settlements";
import { dailyFiguresInputSchema } from "@/server/modules/reports/schema";
import { listSettlementsSchema } from "@/server/modules/settlements/schema";
import { csvResponse } from "@/server/rest/csv";
import { commonHeaders } from "@/server/rest/headers";
import { problemResponse, toRefusal } from "@/server/rest/problem";
import { readQuery } from "@/server/rest/query";
import { requestIdOf } from "@/server/rest/request-id";

type Export = (
  ctx: ReturnType<typeof sessionContext>,
  query: Record<string, string>,
) => Promise<AsyncIterable<string>>;

/** What can be downloaded, with the filters of its list. */
const EXPORTS: Readonly<Record<string, Export>> = {
  "audit-log": (ctx, query) => exportAuditEntries(ctx, parse(listAuditEntriesSchema.strict(), query)),
  balance_transactions: (ctx, query) =>
    exportBalanceTransactions(ctx, parse(listLedgerLinesSchema.strict(), query)),
  customers: (ctx, query) => exportCustomers(ctx, parse(listCustomersSchema.strict(), query)),
  daily_figures: (ctx, query) => exportDailyFigures(ctx, parse(dailyFiguresInputSchema.strict(), query)),
  invoices: (ctx, query) => exportInvoices(ctx, parse(listInvoicesSchema.strict(), query)),
  payments: (ctx, query) => exportPayments(ctx, parse(listPaymentsSchema.strict(), query)),
  settlements: (ctx, query) => exportSettlements(ctx, parse(listSettlementsSchema.strict(), query)),
};

/** A list of the dashboard as CSV, for the member who is signed in. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ noun: string }> },
): Promise<Response> {
  const { noun } = await params;
  const id = requestIdOf(request, systemClock);
  try {
    if (isCrossSite(request)) throw new DomainError("forbidden", "Only our own pages may ask for this");
    const session = await readSession(request.cookies);
    if (!session) throw new DomainError("unauthenticated", "Sign in to continue");
    const read = Object.hasOwn(EXPORTS, noun) ? EXPORTS[noun] : undefined;
    if (!read) throw new DomainError("not_found", "There is no such download");
    const lines = await read(sessionContext(session, id), readQuery(request.url));
    return csvResponse(noun, lines, { ...commonHeaders(id, false), "cache-control": "no-store" });
  } catch (error) {
    return problemResponse(toRefusal(error, id), id, false);
  }
}
