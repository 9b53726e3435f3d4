import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { isCrossSite } from "@/server/auth/own-origin";
import type { CookieReader } from "@/server/auth/session";
import { ERRORS, isDomainError } from "@/server/core/errors";
import { logger } from "@/server/observability/logger";
import { createRequestContext } from "@/server/trpc/context";
import { appRouter } from "@/server/trpc/root";

/** Answers the dashboard's calls. Only our own pages may make them. */
export async function answerTrpc(request: Request, cookies: CookieReader): Promise<Response> {
  if (isCrossSite(request)) return new Response("Cross-site calls are refused", { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: ({ resHeaders }) =>
      createRequestContext(cookies, {
        clientAddress: request.headers.get("x-forwarded-for") ?? undefined,
        answer: resHeaders,
      }),
    responseMeta: () => ({ headers: { "cache-control": "no-store" } }),
    onError: ({ error, path, ctx }) => {
      const level = isDomainError(error.cause)
        ? ERRORS[error.cause.code].logLevel
        : error.code === "INTERNAL_SERVER_ERROR"
          ? "error"
          : "info";
      logger[level]({ err: error.cause ?? error, path, requestId: ctx?.requestId }, "trpc call failed");
    },
  });
}
