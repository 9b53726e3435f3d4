import type { NextRequest } from "next/server";
import { isCrossSite } from "@/server/auth/own-origin";
import { readSession, sessionContext } from "@/server/auth/session";
import { systemClock } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { statementInputSchema } from "@/server/modules/documents/schema";
import { writeSettlementStatement } from "@/server/modules/documents/write-settlement-statement";
import { commonHeaders } from "@/server/rest/headers";
import { pdfResponse } from "@/server/rest/pdf";
import { problemResponse, toRefusal } from "@/server/rest/problem";
import { readQuery } from "@/server/rest/query";
import { requestIdOf } from "@/server/rest/request-id";

/** The settlement statement as PDF, for the member who is signed in. */
export async function GET(request: NextRequest): Promise<Response> {
  const id = requestIdOf(request, systemClock);
  try {
    if (isCrossSite(request)) throw new DomainError("forbidden", "Only our own pages may ask for this");
    const session = await readSession(request.cookies);
    if (!session) throw new DomainError("unauthenticated", "Sign in to continue");
    const { name, file } = await writeSettlementStatement(
      sessionContext(session, id),
      parse(statementInputSchema.strict(), readQuery(request.url)),
    );
    return pdfResponse(name, file, { ...commonHeaders(id, false), "cache-control": "no-store" });
  } catch (error) {
    return problemResponse(toRefusal(error, id), id, false);
  }
}
