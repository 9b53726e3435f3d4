import { RevealOnce } from "@/components/api-keys/reveal-once";
import { CodeBlock } from "@/components/ui/code-block";
import type { PartnerWithSecret } from "@/server/modules/partners/schema";

/** What a partner gets its access tokens with: the id, and the secret for this once. */
export function ClientCredentials({ partner }: { partner: PartnerWithSecret }) {
  return (
    <div className="flex flex-col gap-4">
      <RevealOnce title="Client secret" secret={partner.client_secret}>
        Only a fingerprint of this secret is kept. It cannot be shown again.
      </RevealOnce>
      <CodeBlock title="Client id" code={partner.id} wrap />
    </div>
  );
}
