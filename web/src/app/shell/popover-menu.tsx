import { type ReactNode, useId, useRef } from 'react';
import { Later } from '../../components/ui/later.tsx';
import classes from './popover-menu.module.css';

interface PopoverMenuProps {
  readonly label?: string;
  readonly className?: string | undefined;
  readonly button: ReactNode;
  /** Where it opens: below the bar at the top, or above the one at the bottom. */
  readonly place: 'top' | 'bottom';
  readonly children: ReactNode;
}

/** A button and what it opens. The browser closes it by Escape and by a tap elsewhere, and returns the focus. */
export function PopoverMenu({ label, className, button, place, children }: PopoverMenuProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  return (
    <>
      <button type="button" className={className} aria-label={label} popoverTarget={id}>
        {button}
      </button>
      {/* What is chosen in it closes it: a link leads away, a button has done its work. */}
      <div
        ref={box}
        id={id}
        popover="auto"
        className={classes.popover}
        data-place={place}
        onClickCapture={(event) => {
          if ((event.target as Element).closest('a, button')) box.current?.hidePopover();
        }}
      >
        <Later>{children}</Later>
      </div>
    </>
  );
}
