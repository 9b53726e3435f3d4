import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { CodeBlock } from "@/components/ui/code-block";

interface RevealOnceProps {
  /** Names the secret above it. */
  title: string;
  secret: string;
  children: ReactNode;
}

/** A secret that is shown now and never again. */
export function RevealOnce({ title, secret, children }: RevealOnceProps) {
  return (
    <div className="flex flex-col gap-4">
      <Alert tone="warning" title="Copy it now" role="status">
        {children}
      </Alert>
      <CodeBlock title={title} code={secret} wrap />
    </div>
  );
}
