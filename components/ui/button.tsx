import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonLook, buttonStyle } from "@/components/ui/button-style";

interface OwnProps extends ButtonLook {
  /** Shown before the words; replaced by a turning circle while `pending`. */
  icon?: ReactNode;
  /**
   * The action is running: the button stays in place, keeps its focus and takes no second click. A button that says
   * whether its action runs also takes a double click as one, which is faster than a page that is drawn again.
   */
  pending?: boolean;
}

type ButtonProps = OwnProps &
  Omit<ComponentProps<"button">, "disabled"> & { href?: undefined; disabled?: boolean };
type LinkButtonProps = OwnProps & Omit<ComponentProps<typeof Link>, "href"> & { href: string };

/** A button, or a link with a button's looks when it has an `href`. `className` places it; variants style it. */
export function Button({
  variant,
  size,
  block,
  icon,
  pending,
  className,
  children,
  ...rest
}: ButtonProps | LinkButtonProps) {
  const style = buttonStyle({ variant, size, block, className });
  const content = (
    <>
      {pending ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </>
  );
  if (rest.href !== undefined) {
    return (
      <Link {...rest} className={style}>
        {content}
      </Link>
    );
  }
  const { type = "button", onClick, ...attributes } = rest as Omit<ButtonProps, keyof OwnProps>;
  return (
    <button
      {...attributes}
      type={pending ? "button" : type}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending === undefined ? onClick : firstClick(pending, onClick)}
      className={style}
    >
      {content}
    </button>
  );
}

/** The handler of a button that acts: nothing while it runs, and never for the second click of a double click. */
export function firstClick(pending: boolean, onClick: ComponentProps<"button">["onClick"]) {
  if (pending) return undefined;
  return (event: MouseEvent<HTMLButtonElement>) => {
    if (event.detail > 1) event.preventDefault();
    else onClick?.(event);
  };
}
