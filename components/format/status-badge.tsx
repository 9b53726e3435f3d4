import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";

/** How one status looks. Each noun keeps a `Record<Status, StatusLook>` in its own folder. */
export interface StatusLook {
  label: string;
  tone: Tone;
  icon: ReactNode;
}

export function StatusBadge({ label, tone, icon }: StatusLook) {
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
