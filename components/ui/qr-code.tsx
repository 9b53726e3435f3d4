import { clsx } from "clsx";
import { encode } from "uqr";

interface QrCodeProps {
  value: string;
  /** What a screen reader says instead of the picture. */
  label: string;
  /** Side in CSS pixels; it shrinks with its container. */
  size?: number;
  className?: string;
}

/** A QR code, dark on white in every theme because many scanners refuse the inverse. Drawn on the server, no script. */
export function QrCode({ value, label, size = 208, className }: QrCodeProps) {
  const { data, size: side } = encode(value, { ecc: "M", border: 2 });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      className={clsx("h-auto max-w-full rounded-lg bg-white", className)}
    >
      <path fill="#0b0d12" d={outline(data)} />
    </svg>
  );
}

/** One rectangle per horizontal run of dark modules. */
function outline(rows: boolean[][]): string {
  let path = "";
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`;
    }
  });
  return path;
}
