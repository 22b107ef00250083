import { createLink, useLocation } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ReactNode, useDeferredValue, useEffect, useRef } from 'react';
import classes from './tab-links.module.css';

/** Parts of a page that have addresses of their own. Where they are wider than the screen, the one shown is in sight. */
export function TabLinks({ label, children }: { label: string; children: ReactNode }) {
  const bar = useRef<HTMLElement>(null);
  // To measure comes after what a tap shows: it makes the browser lay out the page.
  const href = useDeferredValue(useLocation({ select: (location) => location.href }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another current link.
  useEffect(() => {
    const current = bar.current?.querySelector('[aria-current="page"]')?.getBoundingClientRect();
    const around = bar.current?.getBoundingClientRect();
    if (!current || !around) return;
    bar.current?.scrollBy({ left: current.left + current.width / 2 - (around.left + around.width / 2) });
  }, [href]);
  return (
    <nav aria-label={label} className={classes.tabs} ref={bar}>
      {children}
    </nav>
  );
}

export const TabLink = createLink(({ children, ...props }: AnchorHTMLAttributes<HTMLAnchorElement>) => (
  <a {...props} className={classes.tab}>
    {children}
  </a>
));
