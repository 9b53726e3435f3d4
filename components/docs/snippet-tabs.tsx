import { Fragment, useId } from "react";
import { Snippet } from "@/components/docs/snippet";

interface SnippetTabsProps {
  /** What is chosen among, for those who do not see it. */
  label: string;
  tabs: readonly { readonly label: string; readonly name: string }[];
}

/** The same thing in several languages. The choice is a group of radio buttons, so that it works without JavaScript. */
export function SnippetTabs({ label, tabs }: SnippetTabsProps) {
  const group = useId();
  return (
    <fieldset className="relative flex min-w-0 flex-wrap gap-1">
      <legend className="sr-only">{label}</legend>
      {tabs.map((tab, index) => (
        <Fragment key={tab.name}>
          <input
            type="radio"
            name={group}
            id={`${group}-${index}`}
            defaultChecked={index === 0}
            className="sr-only [&:checked+label]:bg-accent-soft [&:checked+label]:text-accent-ink [&:checked+label+div]:block [&:focus-visible+label]:outline-2 [&:focus-visible+label]:outline-ring"
          />
          <label
            htmlFor={`${group}-${index}`}
            className="flex min-h-9 cursor-pointer items-center rounded-md px-2.5 text-sm font-medium text-muted hover:bg-hover hover:text-ink"
          >
            {tab.label}
          </label>
          <div className="order-last mt-1 hidden w-full min-w-0">
            <Snippet name={tab.name} />
          </div>
        </Fragment>
      ))}
    </fieldset>
  );
}
