/** The product's picture. */
export function Bag() {
  return (
    <svg viewBox="0 0 320 320" role="img" aria-label="A bag of coffee" className="size-full">
      <rect width="320" height="320" className="fill-accent-soft" />
      <ellipse cx="160" cy="276" rx="96" ry="10" className="fill-accent-line" />
      <path d="M92 84h136l12 178a12 12 0 0 1-12 12H92a12 12 0 0 1-12-12z" className="fill-accent" />
      <path d="M92 84l10-32h116l10 32z" className="fill-accent-hover" />
      <path d="M102 52h116v10H99z" className="fill-accent-line" />
      <rect x="112" y="128" width="96" height="104" rx="10" className="fill-surface" />
      <g transform="rotate(28 160 172)" className="fill-accent-ink">
        <ellipse cx="160" cy="170" rx="20" ry="28" />
        <path
          d="M160 143c-9 15 9 38 0 54"
          className="fill-none stroke-surface"
          strokeWidth="4"
          strokeLinecap="round"
        />
      </g>
      <path d="M132 214h56" className="stroke-accent-line" strokeWidth="6" strokeLinecap="round" />
    </svg>
  );
}
