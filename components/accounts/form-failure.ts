import { failureOf } from "@/components/providers/failure";

interface FormFailure {
  /** What is wrong with a field of the form. */
  readonly of: (field: string) => string | undefined;
  /** What is wrong beside that, or null. */
  readonly message: string | null;
}

/** Sorts a refusal to the fields that it names. */
export function formFailure(error: unknown, fields: readonly string[]): FormFailure {
  if (error === null) return { of: () => undefined, message: null };
  const { issues, message, errorCode } = failureOf(error);
  const named = issues.filter(({ path }) => fields.includes(path));
  const whole = errorCode === "rate_limited" ? "Too many attempts. Wait a while, then try again." : message;
  return {
    of: (field) => named.find(({ path }) => path === field)?.message,
    message: named.length > 0 ? null : whole,
  };
}
