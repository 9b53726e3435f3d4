import { clsx } from "clsx";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";

interface TxIdProps {
  value: string;
  /** The explorer's page of it. */
  href?: string;
  /** Names it for the copy button. */
  label?: string;
  copy?: boolean;
  className?: string;
}

const HEAD = 8;
const TAIL = 6;

/** A long identifier, shortened in the middle; the whole of it is copied and shown on hover. */
export function TxId({ value, href, label = "transaction id", copy = true, className }: TxIdProps) {
  const short = value.length > HEAD + TAIL + 1 ? `${value.slice(0, HEAD)}…${value.slice(-TAIL)}` : value;
  const text = (
    <span translate="no" title={value} className="font-mono text-[0.93em]">
      {short}
    </span>
  );
  return (
    <span className={clsx("inline-flex items-center gap-1 whitespace-nowrap", className)}>
      {href ? (
        <Link href={href} external>
          {text}
        </Link>
      ) : (
        text
      )}
      {copy ? <CopyButton value={value} label={`Copy ${label}`} size="sm" /> : null}
    </span>
  );
}
