import { LANGUAGE_PARAMETER, languageOf } from "@/components/checkout/languages";
import { publicPaymentLinks } from "@/app/pay/caller";
import { readOwnForm, refusalCode } from "@/app/pay/own-form";
import {
  AMOUNT_PARAMETER,
  FORM_FIELD,
  paymentLinkPath,
  REFUSED_PARAMETER,
} from "@/components/payment-links/link-form";

interface RouteContext {
  params: Promise<{ linkId: string }>;
}

/** An amount as people write it: a decimal comma is a decimal point, and an empty field is none. */
function amountOf(written: string): string | undefined {
  return written.trim().replace(",", ".") || undefined;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function goTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}

/** Makes an invoice of the link and goes to its checkout, or back to the form, which says what was refused. */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const { linkId } = await params;
  let written = "";
  const query = new URLSearchParams();
  try {
    const form = await readOwnForm(request);
    written = textOf(form, AMOUNT_PARAMETER);
    const language = languageOf(textOf(form, LANGUAGE_PARAMETER));
    if (language) query.set(LANGUAGE_PARAMETER, language);
    const links = publicPaymentLinks(request.headers.get("x-forwarded-for") ?? undefined);
    const { invoice_id } = await links.mint({
      id: linkId,
      form: textOf(form, FORM_FIELD),
      amount: amountOf(written),
    });
    return goTo(query.size > 0 ? `/pay/${invoice_id}?${query}` : `/pay/${invoice_id}`);
  } catch (error) {
    query.set(REFUSED_PARAMETER, refusalCode(error));
    if (written) query.set(AMOUNT_PARAMETER, written.slice(0, 40));
    return goTo(`${paymentLinkPath(linkId)}?${query}`);
  }
}
