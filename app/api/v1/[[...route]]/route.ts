import { createRestApp } from "@/server/rest/app";

const app = createRestApp();

/** The API for `next dev` and any host of Next. The production server answers it before Next sees it. */
function respond(request: Request): Response | Promise<Response> {
  return app.fetch(request, { clientAddress: request.headers.get("x-forwarded-for") ?? undefined });
}

export const dynamic = "force-dynamic";
export {
  respond as DELETE,
  respond as GET,
  respond as OPTIONS,
  respond as PATCH,
  respond as POST,
  respond as PUT,
};
