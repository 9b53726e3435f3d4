import { RevealOnce } from "@/components/api-keys/reveal-once";

/** The recovery codes, shown once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <RevealOnce title="Recovery codes" secret={codes.join("\n")}>
      Each of them stands in for the app once, when it is lost. Keep them where the app is not.
    </RevealOnce>
  );
}
