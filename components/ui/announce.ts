const REGION_ID = "announcer";
const PAUSE_MS = 50;

/** Creates the page's one live region. It has to be there before it speaks, so call this when a speaker mounts. */
export function prepareAnnouncer(): HTMLElement {
  const present = document.getElementById(REGION_ID);
  if (present) return present;
  const region = document.createElement("div");
  region.id = REGION_ID;
  region.role = "status";
  region.ariaLive = "polite";
  region.className = "sr-only";
  document.body.append(region);
  return region;
}

/** Says `text` through a screen reader, also when the same words were said just before. */
export function announce(text: string): void {
  const region = prepareAnnouncer();
  region.textContent = "";
  setTimeout(() => {
    region.textContent = text;
  }, PAUSE_MS);
}
