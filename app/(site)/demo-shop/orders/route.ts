import { PRODUCT } from "@/components/demo-shop/product";
import { shopClient } from "@/app/(site)/demo-shop/shop";

/** The shop's "buy": its server asks for an invoice, and its page only ever learns the invoice's id. */
export async function POST(request: Request): Promise<Response> {
  const shop = await shopClient();
  if (!shop) return Response.json({}, { status: 404 });
  if (request.headers.get("sec-fetch-site") === "cross-site") return Response.json({}, { status: 403 });
  const { id } = await shop.invoices.create({
    currency: "USDT",
    line_items: [{ description: PRODUCT.name, unit_amount: PRODUCT.price }],
    metadata: { shop: "demo" },
  });
  return Response.json({ invoice_id: id }, { status: 201 });
}
