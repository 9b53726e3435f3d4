import { clsx } from "clsx";
import { CopyButton } from "@/components/ui/copy-button";

interface AddressProps {
  value: string;
  /** `full`: every character in groups, for paying to it. `short`: both ends, for tables. */
  variant?: "full" | "short";
  /** Names it for the copy button: "deposit address". */
  label?: string;
  copy?: boolean;
  className?: string;
}

const END = 6;
const GROUP = 4;

/** An address on a chain; its first and last six characters stand out because those are what people compare. */
export function Address({
  value,
  variant = "full",
  label = "address",
  copy = true,
  className,
}: AddressProps) {
  const head = value.slice(0, END);
  const tail = value.slice(-END);
  const middle = value.slice(END, -END);
  const short = variant === "short" && middle.length > 3;
  return (
    <span className={clsx("inline-flex max-w-full items-center gap-1.5", className)}>
      <span translate="no" dir="ltr" title={short ? value : undefined} className="min-w-0 font-mono">
        <strong className="font-semibold text-ink">{head}</strong>
        {short ? <span className="text-muted">…</span> : <Groups text={middle} />}
        <strong className={clsx("font-semibold whitespace-nowrap text-ink", !short && "ml-[0.35em]")}>
          {tail}
        </strong>
      </span>
      {copy ? (
        <CopyButton value={value} label={`Copy ${label}`} done="Address copied" size={short ? "sm" : "md"} />
      ) : null}
    </span>
  );
}

/** Gaps are margins, not spaces, so that a hand-made selection still copies the bare address. */
function Groups({ text }: { text: string }) {
  const starts = Array.from({ length: Math.ceil(text.length / GROUP) }, (_, index) => index * GROUP);
  return starts.map((start) => (
    <span key={start} className="ml-[0.35em] inline-block text-muted">
      {text.slice(start, start + GROUP)}
    </span>
  ));
}
