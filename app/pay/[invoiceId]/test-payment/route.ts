import { TEST_ERROR_PARAMETER, TEST_SENT_PARAMETER } from "@/components/checkout/test-payment";
import { DomainError, type ErrorCode, ERRORS } from "@/server/core/errors";
import { PUBLIC_DISTURBANCES, PUBLIC_MANNERS } from "@/server/modules/test-helpers/schema";
import { publicInvoices } from "@/app/pay/caller";
import { readOwnForm, refusalCode } from "@/app/pay/own-form";

interface RouteContext {
  params: Promise<{ invoiceId: string }>;
}

/** What the form asks for. Without an amount: exactly what remains. */
async function readForm(request: Request): Promise<{ amount: string | undefined; act: string | null }> {
  const form = await readOwnForm(request);
  const [amount, act] = [form.get("amount"), form.get("act")];
  return {
    amount: typeof amount === "string" ? amount.trim() : undefined,
    act: typeof act === "string" ? act : null,
  };
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
    const { amount, act } = await readForm(request);
    const disturbance = PUBLIC_DISTURBANCES.find((known) => known === act);
    const checkout = publicInvoices(request.headers.get("x-forwarded-for") ?? undefined);
    const manner = PUBLIC_MANNERS.find((known) => known === (act ?? "exact"));
    if (disturbance) await checkout.disturbTest({ id: invoiceId, act: disturbance });
    else if (manner) await checkout.payTest({ id: invoiceId, amount, manner });
    else throw new DomainError("validation_failed", "The panel has no such button");
    return answer(request, invoiceId, null);
  } catch (error) {
    return answer(request, invoiceId, refusalCode(error));
  }
}
