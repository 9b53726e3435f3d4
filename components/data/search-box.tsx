"use client";

import { Search } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { isTyping } from "@/components/data/typing";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";

interface SearchBoxProps {
  /** Names the box: "Search invoices". */
  label: string;
  placeholder: string;
  /** What can be searched for, as a tooltip. */
  title?: string;
  /** What is searched for now. */
  value: string | undefined;
  /** The page that searches without a script, by `?query=`. */
  path: string;
  onSearch: (text: string) => void;
  /** Why the last text cannot be searched for. */
  problem?: string | undefined;
}

/** The search of a list. `/` brings the focus here from anywhere on the page, Enter searches. */
export function SearchBox({ label, placeholder, title, value, path, onSearch, problem }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const problemId = useId();
  useEffect(() => {
    function focusOnSlash(event: KeyboardEvent) {
      if (event.key !== "/" || isTyping(event)) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    }
    document.addEventListener("keydown", focusOnSlash);
    return () => document.removeEventListener("keydown", focusOnSlash);
  }, []);
  return (
    <form
      role="search"
      action={path}
      className="w-full min-w-0 sm:max-w-sm"
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
        aria-describedby={problem ? problemId : undefined}
        title={title}
        placeholder={placeholder}
        defaultValue={value ?? ""}
        maxLength={200}
        prefix={<Search aria-hidden />}
        suffix={
          <span aria-hidden className="hidden sm:block">
            <Kbd>/</Kbd>
          </span>
        }
      />
      <p id={problemId} role="alert" className="text-xs text-danger-ink not-empty:mt-1.5">
        {problem}
      </p>
    </form>
  );
}
