"use client";

import { Switch } from "@/components/ui/switch";
import { choose } from "./preferences";

/** Between test and live data; the page starts again in the other one. */
export function ModeSwitch({ mode }: { mode: "test" | "live" }) {
  return (
    <Switch
      label="Test mode"
      checked={mode === "test"}
      onCheckedChange={(test) => choose("daric.mode", test ? "test" : "live")}
      className="items-center gap-2!"
    />
  );
}
