import { type KeyboardEvent, useId } from "react";

/** Something that can be searched for by its name. */
export interface SearchTerm {
  /** What the search begins with: `order:`. */
  readonly begin: string;
  /** What may follow. */
  readonly example: string;
  readonly meaning: string;
}

interface SearchHelpProps {
  /** What can be searched for without a name, as a sentence. */
  intro: string;
  terms: readonly SearchTerm[];
  onChoose: (term: SearchTerm) => void;
  /** Escape was pressed. */
  onLeave: () => void;
}

/**
 * The names that a search box knows, each with an example. It lies under the box while that has the focus and is empty;
 * the arrow down leads into it, the arrows walk through it.
 */
export function SearchHelp({ intro, terms, onChoose, onLeave }: SearchHelpProps) {
  const introId = useId();
  return (
    <div
      role="group"
      aria-labelledby={introId}
      className="popup absolute inset-x-0 top-full z-30 mt-1 hidden p-1 group-focus-within/search:group-has-[input:placeholder-shown]/search:block group-data-dismissed/search:hidden!"
    >
      <p id={introId} className="px-2 pt-1.5 pb-1 text-xs text-pretty text-muted">
        {intro}
      </p>
      {terms.map((term) => (
        <button
          key={term.begin}
          type="button"
          onClick={() => onChoose(term)}
          onKeyDown={(event) => (event.key === "Escape" ? onLeave() : walk(event))}
          className="flex w-full min-w-0 flex-wrap items-baseline gap-x-3 rounded-md px-2 py-1.5 text-left -outline-offset-2 hover:bg-hover focus-visible:bg-hover"
        >
          <code className="shrink-0 text-xs">
            <span className="font-medium text-accent-ink">{term.begin}</span>
            <span className="text-muted">{term.example}</span>
          </code>
          <span className="min-w-0 flex-1 basis-32 text-right text-xs text-muted">{term.meaning}</span>
        </button>
      ))}
    </div>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const { currentTarget } = event;
  const buttons = [...(currentTarget.parentElement?.querySelectorAll("button") ?? [])];
  const at = buttons.findIndex((button) => button === currentTarget);
  const step = event.key === "ArrowDown" ? 1 : -1;
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
