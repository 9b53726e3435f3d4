/** What every text-like control shares. Sixteen pixels on phones keeps iOS from zooming into the field. */
export const CONTROL = [
  "w-full rounded-md border border-control bg-surface text-base text-ink shadow-card transition-[border-color,box-shadow] duration-100 sm:text-sm",
  "hover:border-muted focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-ring/60",
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken",
  "data-invalid:border-danger aria-invalid:border-danger",
].join(" ");
