import { CodeBlock } from "@/components/ui/code-block";
import { RevealOnce } from "./reveal-once";

interface RevealedSecretsProps {
  secret?: string | undefined;
  signingSecret: string | null;
}

/** The secrets that an act has made: the key's own, the one that signs requests, or both. */
export function RevealedSecrets({ secret, signingSecret }: RevealedSecretsProps) {
  const [first, second] = secret === undefined ? [signingSecret, null] : [secret, signingSecret];
  return (
    <div className="flex flex-col gap-4">
      <RevealOnce title={secret === undefined ? "Signing secret" : "Secret key"} secret={first ?? ""}>
        {second === null ? "It cannot be shown again." : "Neither secret can be shown again."}
      </RevealOnce>
      {second === null ? null : <CodeBlock title="Signing secret" code={second} wrap />}
    </div>
  );
}
