import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { newId } from "@/server/core/ids";
import { createCallerFactory } from "@/server/trpc/init";
import { mailboxRouter } from "@/server/trpc/routers/mailbox";

const createCaller = createCallerFactory(mailboxRouter);

/** Asks the mailbox for whoever sits at this machine; for everybody else the page is not there. */
export async function askMailbox<T>(
  ask: (caller: ReturnType<typeof createCaller>) => Promise<T>,
): Promise<T> {
  const clientAddress = (await headers()).get("x-forwarded-for") ?? undefined;
  const request = { requestId: newId("request"), clientAddress, session: () => Promise.resolve(null) };
  try {
    return await ask(createCaller(request));
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
