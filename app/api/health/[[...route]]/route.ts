import { createHealthApp } from "@/server/rest/health";

const app = createHealthApp();

export const dynamic = "force-dynamic";

/** Health for `next dev` and any host of Next. The production server answers it itself, with its engine's state. */
export function GET(request: Request): Response | Promise<Response> {
  return app.fetch(request);
}
