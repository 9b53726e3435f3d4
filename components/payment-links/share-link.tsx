import { ExternalLink } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { QrCode } from "@/components/ui/qr-code";

/** A link's address to copy, to open and to scan. */
export function ShareLink({ url }: { url: string }) {
  return (
    <div className="flex flex-col items-center gap-4">
      <div className="rounded-lg border border-line bg-white p-2">
        <QrCode value={url} label="QR code of the payment link" size={208} />
      </div>
      <p className="w-full rounded-md border border-line bg-sunken px-3 py-2 font-mono text-sm break-all text-ink">
        {url}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <CopyButton value={url} label="Copy address" done="Address copied" words size="lg" />
        <Button href={url} target="_blank" size="lg" icon={<ExternalLink aria-hidden />}>
          Open
        </Button>
      </div>
    </div>
  );
}
