import type { Clock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";

const ACCEPTED = /^[A-Za-z0-9._:-]{1,100}$/;

/** The caller's X-Request-Id when it is harmless in a log line, else a new id. */
export function requestIdOf(request: Request, clock: Clock): string {
  const given = request.headers.get("x-request-id");
  return given !== null && ACCEPTED.test(given) ? given : newId("request", clock);
}
