import type { DaySpan } from "@/components/data/day-span";
import { Input } from "@/components/ui/input";

const DAYS = [
  ["from", "From"],
  ["to", "Until"],
] as const;

interface DaySpanFieldsProps {
  span: DaySpan;
  onChange: (change: DaySpan) => void;
}

/** The first and the last day that a list shows, in UTC. */
export function DaySpanFields({ span, onChange }: DaySpanFieldsProps) {
  return (
    <div className="flex w-full min-w-0 items-center gap-2 sm:w-auto">
      {DAYS.map(([name, label]) => (
        <Input
          key={name}
          type="date"
          aria-label={label}
          title={`${label} (UTC)`}
          value={span[name] ?? ""}
          onChange={(event) => onChange({ [name]: event.target.value || undefined })}
          className="min-w-0 flex-1 sm:w-36 sm:flex-none"
        />
      ))}
    </div>
  );
}
