import { DaricApiError } from "@/server/client/daric";
import { shopClient } from "@/app/(site)/demo-shop/shop";

interface RouteContext {
  params: Promise<{ id: string }>;
}

/** Whether an order is paid: the shop's server asks the API, whatever the window in the page has said. */
export async function GET(_: Request, { params }: RouteContext): Promise<Response> {
  const shop = await shopClient();
  if (!shop) return Response.json({}, { status: 404 });
  try {
    const { status, metadata } = await shop.invoices.get((await params).id);
    if (metadata.shop !== "demo") return Response.json({}, { status: 404 });
    return Response.json({ status }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    if (error instanceof DaricApiError && error.status === 404) return Response.json({}, { status: 404 });
    throw error;
  }
}
