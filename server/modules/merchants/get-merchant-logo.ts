import { notFound } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

export interface LogoFile {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A merchant's logo for anybody who knows its digest: payment pages are public. Throws `not_found`. */
export async function getMerchantLogo(
  ctx: Context,
  { merchantId, digest }: { merchantId: string; digest: string },
): Promise<LogoFile> {
  const row = await reader(ctx).merchantLogo.findFirst({
    where: { merchantId, digest },
    select: { contentType: true, bytes: true },
  });
  if (!row) throw notFound("logo", digest);
  return row;
}
