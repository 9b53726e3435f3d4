import { useMutation } from "@tanstack/react-query";
import { hrefWith } from "@/components/data/cursor-trail";
import { failureOf } from "@/components/providers/failure";

const TIMEOUT_MILLISECONDS = 60_000;
const KEPT_MILLISECONDS = 10_000;

/** What is said to a person of the problem document that the server answers. */
interface Problem {
  readonly detail: string;
  readonly errors?: readonly { readonly message: string }[];
}

class Refused extends Error {}

/** A span of time; `to` is not in it any more. */
type Span = Readonly<Record<"from" | "to", string | undefined>>;

/** Downloads the settlement statement of a span of time, without leaving the page: it shows the `failure`. */
export function useStatement() {
  const { mutate, reset, error, isPending } = useMutation({
    meta: { showsFailure: true },
    mutationFn: async (span: Span) => {
      const response = await fetch(hrefWith("/api/statements/settlements", span), {
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      });
      if (!response.ok) {
        const { detail, errors } = (await response.json()) as Problem;
        throw new Refused(errors?.[0]?.message ?? detail);
      }
      const name = /filename="(.+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
      save(await response.blob(), name ?? "settlements.pdf");
    },
  });
  const failure = error instanceof Refused ? error.message : error && failureOf(error).message;
  return { download: mutate, forget: reset, failure, pending: isPending };
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MILLISECONDS);
}
