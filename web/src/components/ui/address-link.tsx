import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

interface AddressLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
  readonly resetScroll?: boolean;
}

/**
 * Leads to an address of ours. The router's own link listens to every change of the address, which a page with hundreds
 * of them would feel at each tap.
 */
export function AddressLink({ href, resetScroll = true, children, ...rest }: AddressLinkProps) {
  const router = useRouter();
  const open = (event: MouseEvent) => {
    const isOurs = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!isOurs) return;
    event.preventDefault();
    void router.navigate({ href, resetScroll });
  };
  return (
    <a {...rest} href={href} onClick={open}>
      {children}
    </a>
  );
}
