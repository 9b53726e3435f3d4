import type { Reconciliation } from "@/server/modules/reconciliations/schema";
import { checkText } from "./words";

/** The rules that do not hold, with what breaks them. */
export function Differences({ differences }: Pick<Reconciliation, "differences">) {
  if (differences.length === 0) return null;
  return (
    <ul className="mt-4 space-y-3 border-t border-line pt-4 text-sm">
      {differences.map(({ name, details }) => (
        <li key={name}>
          <p className="font-medium text-danger-ink">Not so: {checkText(name)}</p>
          <ul className="mt-1 space-y-0.5 font-mono text-xs text-muted">
            {details.map((detail) => (
              <li key={detail} className="wrap-anywhere">
                {detail}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
