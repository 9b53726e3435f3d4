import { useMutation } from "@tanstack/react-query";
import { failureOf } from "@/components/providers/failure";

/** A long list takes its time. */
const TIMEOUT_MILLISECONDS = 300_000;
const KEPT_MILLISECONDS = 10_000;

/** What is said to a person of the problem document that the server answers. */
interface Problem {
  readonly detail: string;
  readonly errors?: readonly { readonly message: string }[];
}

class Refused extends Error {}

/** Downloads the file of an address without leaving the page: it shows the `failure`. */
export function useDownload() {
  const { mutate, reset, error, isPending } = useMutation({
    meta: { showsFailure: true },
    mutationFn: async (href: string) => {
      const response = await fetch(href, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
      if (!response.ok) {
        const { detail, errors } = (await response.json()) as Problem;
        throw new Refused(errors?.[0]?.message ?? detail);
      }
      const name = /filename="(.+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
      save(await response.blob(), name ?? "download");
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
