import type { Method } from "@/components/docs/openapi";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";

const TONES: Record<Method, Tone> = { get: "info", post: "success", patch: "warning", delete: "danger" };

/** The verb of a request. */
export function MethodBadge({ method }: { method: Method }) {
  return (
    <Badge tone={TONES[method]} className="font-mono">
      {method.toUpperCase()}
    </Badge>
  );
}
