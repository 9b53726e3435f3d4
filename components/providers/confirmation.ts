import type { TRPCClientError, TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "@/server/trpc/root";

type Answer = (confirmed: boolean) => void;

const waiting = new Set<Answer>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Asks the person to prove who they are; several calls share one question. */
function askForConfirmation(answer: Answer): void {
  waiting.add(answer);
  tell();
}

/** Whether a call waits for a proof. */
export function isConfirmationWanted(): boolean {
  return waiting.size > 0;
}

export function subscribeConfirmation(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets the calls that wait go on, or fail. */
export function answerConfirmation(confirmed: boolean): void {
  const answers = [...waiting];
  waiting.clear();
  for (const answer of answers) answer(confirmed);
  tell();
}

const isAskedFor = (error: TRPCClientError<AppRouter>): boolean =>
  error.data?.errorCode === "confirmation_required";

/** A call that needs a fresh proof of identity waits for it and is then made again, once. */
export function confirmationLink(): TRPCLink<AppRouter> {
  return () =>
    ({ next, op }) =>
      observable((observer) => {
        const attempt = (isSecond: boolean): ReturnType<ReturnType<typeof next>["subscribe"]> =>
          next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error(error) {
              if (isSecond || !isAskedFor(error)) return observer.error(error);
              askForConfirmation((confirmed) => {
                if (confirmed) running = attempt(true);
                else observer.error(error);
              });
            },
          });
        let running = attempt(false);
        return () => running.unsubscribe();
      });
}
