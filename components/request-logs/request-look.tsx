import { CircleAlert, CircleCheck, CircleX } from "lucide-react";
import { Badge } from "@/components/ui/badge";

/** An HTTP status as colour, icon and number. */
export function HttpStatus({ status }: { status: number }) {
  if (status < 400)
    return (
      <Badge tone="success" icon={<CircleCheck aria-hidden />}>
        {status}
      </Badge>
    );
  return status < 500 ? (
    <Badge tone="warning" icon={<CircleAlert aria-hidden />}>
      {status}
    </Badge>
  ) : (
    <Badge tone="danger" icon={<CircleX aria-hidden />}>
      {status}
    </Badge>
  );
}
