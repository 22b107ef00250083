import { type ReactNode, useDeferredValue } from 'react';

/** Draws what is in it once what is around it is seen, in small steps between which a tap is answered. */
export function Later({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) ? children : <div aria-busy="true" />;
}
