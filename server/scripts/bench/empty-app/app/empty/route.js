/** What every comparison of an HTTP route starts from: a route handler of Next that does nothing. */
export function GET() {
  return Response.json({});
}

export const POST = GET;
export const dynamic = "force-dynamic";
