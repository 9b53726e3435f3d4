"use client";

import { FileText } from "lucide-react";
import { useId, useState } from "react";
import { hrefWith } from "@/components/data/cursor-trail";
import { useDownload } from "@/components/data/use-download";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { instant, systemClock } from "@/server/core/clock";
import { StatementFailure } from "./statement-failure";

const DAY_MS = 86_400_000;

const dayAt = (at: number) => instant(at).toISOString().slice(0, 10);

/** Asks for a span of days and downloads their settlement statement. */
export function StatementDialog() {
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const isSpan = from !== "" && to !== "" && from <= to;
  const statement = useDownload();
  function choose(next: boolean) {
    statement.forget();
    const now = systemClock.now().getTime();
    setFrom(dayAt(now - 29 * DAY_MS));
    setTo(dayAt(now));
    setOpen(next);
  }
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={choose}
      title="Settlement statement"
      description="All settlements of these days (UTC) with their totals, as PDF."
      trigger={<Button icon={<FileText aria-hidden />}>Statement</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={statement.pending}
            disabled={!isSpan}
          >
            Download PDF
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // The report ends before `to`: the last day is wanted whole.
          const until = dayAt(Date.parse(to) + DAY_MS);
          statement.download(hrefWith("/api/statements/settlements", { from, to: until }), {
            onSuccess: () => setOpen(false),
          });
        }}
      >
        <StatementFailure failure={statement.failure} />
        <div className="grid grid-cols-2 gap-3">
          <Field label="First day">
            <Input type="date" value={from} max={to} onChange={(event) => setFrom(event.target.value)} />
          </Field>
          <Field label="Last day">
            <Input type="date" value={to} min={from} onChange={(event) => setTo(event.target.value)} />
          </Field>
        </div>
      </form>
    </Dialog>
  );
}
