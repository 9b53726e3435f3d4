import { customerName } from "@/components/customers/customer-name";
import { TxId } from "@/components/format/tx-id";
import { Link } from "@/components/ui/link";
import type { InvoiceName as Name } from "@/server/modules/invoices/schema";

interface InvoiceNameProps {
  id: string;
  name: Name | undefined;
}

/** Two links one above the other: each as high as a finger needs (WCAG 2.5.8). */
const TARGET = "flex min-h-6 min-w-6 items-center";

/** The invoice that money belongs to, by its order id or else its own, and whose it is. */
export function InvoiceName({ id, name }: InvoiceNameProps) {
  const customer = name?.customer;
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 @max-xl:justify-end @xl:flex-col @xl:items-start">
      <Link href={`/invoices/${id}`} variant="quiet" prefetch={false} className={TARGET}>
        {name?.order_id ? (
          <span className="line-clamp-1 break-all">{name.order_id}</span>
        ) : (
          <TxId value={id} copy={false} />
        )}
      </Link>
      {customer ? (
        <Link
          href={`/customers/${customer.id}`}
          variant="quiet"
          prefetch={false}
          className={`${TARGET} text-xs text-muted`}
        >
          <span className="line-clamp-1 break-all">{customerName(customer)}</span>
        </Link>
      ) : null}
    </span>
  );
}
