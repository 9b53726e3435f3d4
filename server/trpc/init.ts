import { initTRPC } from "@trpc/server";
import { z } from "zod";
import { authorizePerson, payerContext, systemContext } from "@/server/auth/authorize";
import { operatorContext, sessionContext } from "@/server/auth/session";
import { LIMITS } from "@/server/config/limits";
import { checkStorable } from "@/server/core/check-storable";
import { DomainError, isDomainError } from "@/server/core/errors";
import { explainIssue } from "@/server/core/explain-issue";
import { countAccountRequest } from "@/server/modules/rate-limits/count-account-request";
import { countPublicRequest } from "@/server/modules/rate-limits/count-public-request";
import type { RequestContext } from "@/server/trpc/context";
import { errorData, messageFor, toTrpcError } from "@/server/trpc/error-adapter";

// tRPC parses inputs by itself and hands no words to it: they can only be zod's own, for the whole process.
z.config({ customError: explainIssue });

const t = initTRPC.context<RequestContext>().create({
  // No stack traces in answers, in any environment.
  isDev: false,
  errorFormatter: ({ shape, error, ctx }) => ({
    ...shape,
    message: messageFor(error),
    data: { ...shape.data, ...errorData(error, ctx?.requestId ?? null) },
  }),
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Gives a verb's DomainError its tRPC code; everything else stays an internal error. */
const domainErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && isDomainError(result.error.cause)) throw toTrpcError(result.error.cause);
  return result;
});

/** What every procedure begins with. Text that cannot be stored is refused in words here, as it is at the REST door. */
const procedure = t.procedure.use(domainErrors).use(async ({ getRawInput, next }) => {
  // What cannot be read at all is nothing to a procedure without an input, and is refused by the others.
  checkStorable(await getRawInput().catch(() => undefined), LIMITS.jsonDepth);
  return next();
});

/** For a signed-in member: adds what verbs are called with. Verbs decide what the member may do. */
export const merchantProcedure = procedure.use(async ({ ctx, next }) => {
  const session = await ctx.session();
  if (!session) throw new DomainError("unauthenticated", "Sign in to continue");
  return next({ ctx: sessionContext(session, ctx.requestId) });
});

/** For a signed-in person's own account: guesses of a password and e-mails are counted as those of a sign-in are. */
export const personalProcedure = merchantProcedure.use(async ({ ctx, type, next }) => {
  if (type === "mutation")
    await countAccountRequest({ clientAddress: ctx.clientAddress, person: authorizePerson(ctx) });
  return next();
});

/** For whoever is signed in, also for somebody who belongs to no merchant: as the product, which knows who they are. Counted as the acts of an account are. */
export const signedInProcedure = procedure.use(async ({ ctx, next }) => {
  const userId = await ctx.userId?.();
  if (!userId) throw new DomainError("unauthenticated", "Sign in to continue");
  await countAccountRequest({ clientAddress: ctx.clientAddress, person: userId });
  const { requestId, clientAddress } = ctx;
  return next({ ctx: { ...systemContext("account", "test"), requestId, clientAddress, userId } });
});

/** For anybody who comes to get into an account: counted by client address, and by the e-mail address that the call names. */
export const accountProcedure = procedure.use(async ({ ctx, getRawInput, next }) => {
  const named = z.object({ email: z.string() }).safeParse(await getRawInput());
  await countAccountRequest({ clientAddress: ctx.clientAddress, email: named.data?.email });
  return next({ ctx: { ...systemContext("account", "test"), requestId: ctx.requestId } });
});

/** For the platform's operator. To everybody else who is signed in, what is asked for does not exist. */
export const adminProcedure = procedure.use(async ({ ctx, next }) => {
  const session = await ctx.session();
  if (!session) throw new DomainError("unauthenticated", "Sign in to continue");
  const operator = operatorContext(session, ctx.requestId);
  if (!operator) throw new DomainError("not_found", "There is no such page");
  return next({ ctx: operator });
});

/**
 * For anybody with the address of the public page named `id`, an invoice's or a payment link's; the verb decides what may be seen without a session. Counted by its client's address, as the public routes of REST are.
 */
export const checkoutProcedure = procedure
  .input(z.object({ id: z.string() }))
  .use(async ({ ctx, input, next }) => {
    await countPublicRequest({ clientAddress: ctx.clientAddress, tier: "address", pageId: input.id });
    return next({ ctx: payerContext("test", ctx.requestId) });
  });

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1)$/;

/** For somebody who sits at this machine. To anybody else there is no such page. */
export const localProcedure = procedure.use(async ({ ctx, next }) => {
  if (!LOOPBACK.test(ctx.clientAddress ?? "")) throw new DomainError("not_found", "There is no such page");
  return next({ ctx: payerContext("test", ctx.requestId) });
});
