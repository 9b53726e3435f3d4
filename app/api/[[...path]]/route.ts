import { systemClock } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { API_BASE } from "@/server/rest/app";
import { problemResponse } from "@/server/rest/problem";
import { requestIdOf } from "@/server/rest/request-id";

/** An address below /api that nothing answers: refused as the API refuses, with where the API is. */
function refuse(request: Request): Response {
  const { pathname } = new URL(request.url);
  const refusal = new DomainError(
    "not_found",
    `There is no ${request.method} ${pathname}. The API is at ${API_BASE}, its documentation at /docs`,
  );
  return problemResponse(refusal, requestIdOf(request, systemClock), false);
}

export const dynamic = "force-dynamic";
export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
