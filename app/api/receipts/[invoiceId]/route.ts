import { systemClock } from "@/server/core/clock";
import { TRPCError } from "@trpc/server";
import { publicInvoices } from "@/app/pay/caller";
import { LANGUAGE_PARAMETER, languageOf } from "@/components/checkout/languages";
import { loadMessages } from "@/components/checkout/messages/load-messages";
import { receiptContent } from "@/components/checkout/receipt-content";
import { Words } from "@/components/checkout/words";
import { payerContext } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { writeReceipt } from "@/server/modules/documents/write-receipt";
import { commonHeaders } from "@/server/rest/headers";
import { pdfResponse } from "@/server/rest/pdf";
import { problemResponse, toRefusal } from "@/server/rest/problem";
import { requestIdOf } from "@/server/rest/request-id";

/** The page names its own language in the address. */
async function wordsOf(request: Request): Promise<Words> {
  const language = languageOf(new URL(request.url).searchParams.get(LANGUAGE_PARAMETER)) ?? "en";
  return new Words(language, await loadMessages(language));
}

/** The receipt as PDF, for anybody who has the invoice's link, in their language. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ invoiceId: string }> },
): Promise<Response> {
  const id = requestIdOf(request, systemClock);
  try {
    const { invoiceId } = await params;
    const checkout = publicInvoices(request.headers.get("x-forwarded-for") ?? undefined);
    const content = receiptContent(await wordsOf(request), await checkout.get({ id: invoiceId }));
    if (content === null)
      throw new DomainError("invalid_state", "There is a receipt once the invoice is paid");
    const file = writeReceipt(payerContext("test", id), content);
    return pdfResponse(`receipt-${content.id}.pdf`, file, {
      ...commonHeaders(id, false),
      "cache-control": "private, no-store",
    });
  } catch (error) {
    const cause = error instanceof TRPCError && error.cause ? error.cause : error;
    return problemResponse(toRefusal(cause, id), id, false);
  }
}
