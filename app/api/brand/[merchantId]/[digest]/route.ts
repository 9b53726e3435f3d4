import { payerContext } from "@/server/auth/authorize";
import { isDomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { getMerchantLogo } from "@/server/modules/merchants/get-merchant-logo";

/** A picture and nothing else, whatever its bytes claim to be; the address changes with the picture. */
const HEADERS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "content-disposition": 'inline; filename="logo"',
  "cross-origin-resource-policy": "cross-origin",
  "cache-control": "public, max-age=31536000, immutable",
};

/** A merchant's logo, for payment pages and e-mails. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ merchantId: string; digest: string }> },
): Promise<Response> {
  try {
    const { contentType, bytes } = await getMerchantLogo(
      payerContext("test", newId("request")),
      await params,
    );
    return new Response(bytes, { headers: { ...HEADERS, "content-type": contentType } });
  } catch (error) {
    if (isDomainError(error) && error.code === "not_found")
      return new Response("There is no such logo", {
        status: 404,
        headers: { "x-content-type-options": "nosniff" },
      });
    throw error;
  }
}
