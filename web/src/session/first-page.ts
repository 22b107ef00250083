import { startTransition, useEffect, useState } from 'react';

let tell: () => void = () => undefined;

/** When the page that was opened first has all that it shows: what can come later is not in its way. */
export const firstPageShown = new Promise<void>((resolve) => {
  tell = resolve;
});

export function tellFirstPageShown(): void {
  tell();
}

export function useFirstPageShown(): boolean {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    void firstPageShown.then(() => startTransition(() => setShown(true)));
  }, []);
  return isShown;
}
