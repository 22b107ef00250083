import type { RouterHistory } from '@tanstack/react-router';

let isReturn = false;

/** Begins to note which way one came to a page. */
export function noteWays(history: RouterHistory): void {
  history.subscribe(({ action: { type } }) => {
    isReturn = type === 'BACK' || type === 'FORWARD' || type === 'GO';
  });
}

/** Whether one came to the page by the browser's "back" or "forward", and wants to be where one was on it. */
export function hasReturned(): boolean {
  return isReturn;
}
