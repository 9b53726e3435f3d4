import { clsx } from "clsx";

interface LogoProps {
  /** The coin alone, for narrow places. */
  mark?: boolean;
  className?: string;
}

/** The Daric coin: a struck gold piece, slightly uneven, with the archer's bow. */
export function Logo({ mark, className }: LogoProps) {
  return (
    <span className={clsx("inline-flex items-center gap-2", className)}>
      <svg viewBox="0 0 32 32" aria-hidden className="size-6 shrink-0">
        <path
          fill="#e2a72e"
          d="M16.4 1.6c4.5-.2 8.6 1.7 11.2 5.1 2.5 3.3 3.4 7.5 2.6 11.6-.8 4.3-3.3 8-7.1 10.2-3.7 2.1-8.2 2.5-12.2 1-4-1.5-7.2-4.7-8.6-8.7-1.4-4.1-.9-8.6 1.4-12.3C6.5 4.2 11.2 1.8 16.4 1.6Z"
        />
        <path
          fill="none"
          stroke="#8a5a0b"
          strokeWidth="2.4"
          strokeLinecap="round"
          d="M12.2 7.2c7.8 2.6 10.3 11.6 4.4 17.6"
        />
        <path
          fill="none"
          stroke="#8a5a0b"
          strokeWidth="1.5"
          strokeLinecap="round"
          d="M12.2 7.2 16.6 24.8M9.2 17.6l12.6-3.2"
        />
      </svg>
      {mark ? null : (
        <span className="text-[1.0625rem] font-semibold tracking-[-0.02em] text-ink">Daric</span>
      )}
    </span>
  );
}
