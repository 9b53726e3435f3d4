const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Remembers a choice of this browser and loads the page anew under it. The server checks every choice again. */
export function choose(cookie: "daric.mode" | "daric.merchant", value: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${cookie}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
  location.assign("/overview");
}
