import { monotonicMilliseconds } from "@/server/core/clock";
import { logger } from "@/server/observability/logger";

/** Its fields are named below and hold no secret, so it goes without the logger's costly search for some. */
const requestLog = logger.child({}, { redact: [] });

/** Answers a request and writes its one line. `route` is the path's template: ids stay out, and lines add up by route. */
export async function logged(
  request: { id: string; method: string; route: string },
  answer: () => Promise<Response>,
): Promise<Response> {
  const started = monotonicMilliseconds();
  const response = await answer();
  requestLog.info(
    {
      request_id: request.id,
      method: request.method,
      route: request.route,
      status: response.status,
      duration_ms: Math.round((monotonicMilliseconds() - started) * 10) / 10,
    },
    "request",
  );
  return response;
}
