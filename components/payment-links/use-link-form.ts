import { useState } from "react";
import { useForm } from "react-hook-form";
import { failureOf } from "@/components/providers/failure";
import { draftField, type LinkDraft, linkResolver } from "./link-draft";

/** The form of a link. `refuse` puts what the server said at its fields, or into `refusal` when it is about none. */
export function useLinkForm(defaultValues: LinkDraft) {
  const form = useForm<LinkDraft, unknown, unknown>({ defaultValues, resolver: linkResolver });
  const [refusal, setRefusal] = useState<string | null>(null);
  function refuse(error: unknown): void {
    const failure = failureOf(error);
    const known = failure.issues.flatMap(({ path, message }) => {
      const field = draftField(path);
      return field === undefined ? [] : [{ field: field as keyof LinkDraft, message }];
    });
    for (const { field, message } of known) form.setError(field, { message }, { shouldFocus: true });
    setRefusal(known.length === 0 ? failure.message : null);
  }
  function restart(draft: LinkDraft): void {
    setRefusal(null);
    form.reset(draft);
  }
  return { form, refusal, refuse, restart };
}
