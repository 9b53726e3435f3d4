import { TRPCError } from "@trpc/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { publicInvoices } from "@/app/pay/caller";

/** The invoice of this request's page, loaded once; the page of what is not there when nobody has issued it. */
export const loadInvoice = cache(async (id: string): Promise<PublicInvoice> => {
  try {
    return await publicInvoices().get({ id });
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});
