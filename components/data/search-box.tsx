"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { SearchHelp, type SearchTerm } from "@/components/data/search-help";
import { isTyping } from "@/components/data/typing";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";

interface SearchBoxProps {
  /** Names the box: "Search invoices". */
  label: string;
  placeholder: string;
  /** What can be searched for: a tooltip, or above the terms. */
  title?: string;
  /** The names that the search knows; offered while the box is empty. */
  terms?: readonly SearchTerm[];
  /** What is searched for now. */
  value: string | undefined;
  /** The page that searches without a script, by `?query=`. */
  path: string;
  onSearch: (text: string) => void;
  /** Why the last text cannot be searched for. */
  problem?: string | undefined;
}

/** The search of a list. `/` brings the focus here from anywhere on the page, Enter searches. */
export function SearchBox(props: SearchBoxProps) {
  const { label, placeholder, title, terms, value, path, onSearch, problem } = props;
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [dismissed, setDismissed] = useState(false);
  const problemId = useId();
  const hintId = useId();
  useSlash(box);

  function dismiss(): void {
    setDismissed(true);
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (!terms || event.currentTarget.value) return;
    if (event.key === "Escape") dismiss();
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    form.current?.querySelector("button")?.focus();
  }

  function begin({ begin: text }: SearchTerm): void {
    const input = box.current;
    if (!input) return;
    input.value = text;
    input.focus();
  }

  return (
    <form
      ref={form}
      role="search"
      action={path}
      data-dismissed={dismissed || undefined}
      className="group/search relative w-full min-w-0 sm:max-w-sm"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(box.current?.value.trim() ?? "");
      }}
    >
      <Input
        ref={box}
        key={value}
        type="search"
        name="query"
        aria-label={label}
        aria-keyshortcuts="/"
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? problemId : terms && hintId}
        title={terms ? undefined : title}
        placeholder={placeholder}
        defaultValue={value ?? ""}
        maxLength={200}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onBlur={() => setDismissed(false)}
        prefix={<Search aria-hidden />}
        suffix={
          <span aria-hidden className="hidden sm:block">
            <Kbd>/</Kbd>
          </span>
        }
      />
      {terms ? (
        <>
          <p id={hintId} hidden>
            The arrow down leads to terms that narrow the search.
          </p>
          <SearchHelp intro={title ?? label} terms={terms} onChoose={begin} onLeave={dismiss} />
        </>
      ) : null}
      <p id={problemId} role="alert" className="text-xs text-danger-ink not-empty:mt-1.5">
        {problem}
      </p>
    </form>
  );
}

function useSlash(box: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    function focusOnSlash(event: globalThis.KeyboardEvent) {
      if (event.key !== "/" || isTyping(event)) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    }
    document.addEventListener("keydown", focusOnSlash);
    return () => document.removeEventListener("keydown", focusOnSlash);
  }, [box]);
}
