export type Tone = "neutral" | "accent" | "info" | "success" | "warning" | "danger";

/** Background, border and text of a tone, readable in both themes. */
export const TONE_SOFT: Record<Tone, string> = {
  neutral: "border-neutral-line bg-neutral-soft text-neutral-ink",
  accent: "border-accent-line bg-accent-soft text-accent-ink",
  info: "border-info-line bg-info-soft text-info-ink",
  success: "border-success-line bg-success-soft text-success-ink",
  warning: "border-warning-line bg-warning-soft text-warning-ink",
  danger: "border-danger-line bg-danger-soft text-danger-ink",
};
