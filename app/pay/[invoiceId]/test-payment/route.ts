import { TRPCError } from "@trpc/server";
import { TEST_ERROR_PARAMETER, TEST_SENT_PARAMETER } from "@/components/checkout/test-payment";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { DomainError, type ErrorCode, ERRORS, isDomainError } from "@/server/core/errors";
import { logger } from "@/server/observability/logger";
import { PUBLIC_DISTURBANCES, PUBLIC_MANNERS } from "@/server/modules/test-helpers/schema";
import { errorData } from "@/server/trpc/error-adapter";
import { publicInvoices } from "@/app/pay/caller";

interface RouteContext {
  params: Promise<{ invoiceId: string }>;
}

/** Whether one of our own pages sent this: browsers name the sender of every form. */
function isSameOrigin({ headers }: Request): boolean {
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === headers.get("host") || host === new URL(env().DARIC_BASE_URL).host;
}

/** What the form asks for. Without an amount: exactly what remains. */
async function readForm(request: Request): Promise<{ amount: string | undefined; act: string | null }> {
  const bytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(bytes <= LIMITS.requestBodyBytes))
    throw new DomainError("payload_too_large", "The form is too large");
  const form = await request.formData().catch(() => {
    throw new DomainError("validation_failed", "Send a form");
  });
  const [amount, act] = [form.get("amount"), form.get("act")];
  return {
    amount: typeof amount === "string" ? amount.trim() : undefined,
    act: typeof act === "string" ? act : null,
  };
}

function codeOf(error: unknown): ErrorCode {
  if (isDomainError(error)) return error.code;
  const code = error instanceof TRPCError ? errorData(error, null).errorCode : "internal";
  if (code === "internal") logger.error({ err: error }, "test payment failed");
  return code;
}

/** A browser without scripts goes back to the page, which says what happened; the page's script is answered in JSON. */
function answer(request: Request, invoiceId: string, refused: ErrorCode | null): Response {
  if (request.headers.get("accept")?.includes("application/json")) {
    return refused
      ? Response.json({ code: refused }, { status: ERRORS[refused].http })
      : Response.json({}, { status: 202 });
  }
  const query = new URLSearchParams([refused ? [TEST_ERROR_PARAMETER, refused] : [TEST_SENT_PARAMETER, ""]]);
  const location = `/pay/${encodeURIComponent(invoiceId)}?${query}#test`;
  return new Response(null, { status: 303, headers: { location } });
}

/** Does to a test invoice and its local chain what its checkout's form asks for. */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const { invoiceId } = await params;
  try {
    if (!isSameOrigin(request))
      throw new DomainError("forbidden", "Only the checkout itself may ask for this");
    const { amount, act } = await readForm(request);
    const disturbance = PUBLIC_DISTURBANCES.find((known) => known === act);
    const checkout = publicInvoices(request.headers.get("x-forwarded-for") ?? undefined);
    const manner = PUBLIC_MANNERS.find((known) => known === (act ?? "exact"));
    if (disturbance) await checkout.disturbTest({ id: invoiceId, act: disturbance });
    else if (manner) await checkout.payTest({ id: invoiceId, amount, manner });
    else throw new DomainError("validation_failed", "The panel has no such button");
    return answer(request, invoiceId, null);
  } catch (error) {
    return answer(request, invoiceId, codeOf(error));
  }
}
