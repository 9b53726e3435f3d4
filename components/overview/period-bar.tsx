"use client";

import { useRouter } from "next/navigation";
import { hrefWith } from "@/components/data/cursor-trail";
import { FilterTabs } from "@/components/data/filter-tabs";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { OVERVIEW_DAYS } from "@/server/modules/read-models/schema";
import { type Period, PERIODS } from "./periods";

interface PeriodBarProps {
  /** The page that shows the period. */
  path: "/overview" | "/reports";
  period: Period;
  /** The days on the screen, where a custom span begins. */
  shown: { readonly from: string; readonly to: string } | undefined;
}

/** The choice of days; two dates of one's own once "Custom" is chosen. */
export function PeriodBar({ path, period, shown }: PeriodBarProps) {
  const custom = period.days === undefined;
  const tabs = PERIODS.map(({ days, label }) => ({
    href: `${path}?days=${days}`,
    label,
    current: days === period.days,
  }));
  return (
    <>
      <FilterTabs
        label="Period"
        items={[...tabs, { href: hrefWith(path, { ...shown }), label: "Custom", current: custom }]}
      />
      {custom && period.input.span ? <CustomSpan path={path} {...period.input.span} /> : null}
    </>
  );
}

function CustomSpan({ path, from, to }: { path: string; from: string; to: string }) {
  const router = useRouter();
  function show(data: FormData) {
    const day = (name: string) => {
      const value = data.get(name);
      return typeof value === "string" ? value : undefined;
    };
    router.push(hrefWith(path, { from: day("from"), to: day("to") }), { scroll: false });
  }
  return (
    <form key={`${from} ${to}`} action={show} className="mt-4 flex flex-wrap items-center gap-2">
      <div className="flex w-full min-w-0 items-center gap-2 sm:w-auto">
        <DayInput name="from" label="From (UTC)" value={from} />
        <span aria-hidden className="text-muted">
          –
        </span>
        <DayInput name="to" label="Until (UTC)" value={to} />
      </div>
      <Button type="submit" className="h-9 sm:h-8">
        Show
      </Button>
      <span className="text-xs text-muted">Days in UTC, at most {OVERVIEW_DAYS}</span>
    </form>
  );
}

function DayInput({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <Input
      type="date"
      name={name}
      aria-label={label}
      defaultValue={value}
      required
      className="min-w-0 flex-1 sm:w-36 sm:flex-none"
    />
  );
}
