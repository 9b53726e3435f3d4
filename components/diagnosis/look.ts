import type { Tone } from "@/components/ui/tone";
import type { DiagnosisCode } from "@/server/modules/diagnosis/schema";

const TONES: Readonly<Record<DiagnosisCode, Tone>> = {
  paid_final: "success",
  paid: "success",
  confirming: "info",
  underpaid: "warning",
  held_late: "warning",
  not_counted: "warning",
  decided: "info",
  left_chain: "warning",
  nothing_received: "info",
  detection_behind: "info",
  expired: "info",
  cancelled: "info",
  transaction_not_found: "warning",
  transaction_failed: "danger",
  not_searched_yet: "info",
  wrong_token: "danger",
  other_address: "danger",
  zero_value: "warning",
  moved_nothing: "warning",
  counted_elsewhere: "info",
};

/** How bad the news is. */
export function diagnosisTone(code: DiagnosisCode): Tone {
  return TONES[code];
}
