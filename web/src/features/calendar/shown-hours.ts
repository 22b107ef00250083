/** Whole hours of a day, from one to before another. */
export interface ShownHours {
  readonly from: number;
  readonly to: number;
}

/** When most people are up. */
const usual: ShownHours = { from: 8, to: 20 };

/** The usual hours, and as many more as there is something in. */
export function shownHours(spans: readonly { readonly from: number; readonly to: number }[]): ShownHours {
  return spans.reduce<ShownHours>(
    (hours, { from, to }) => ({
      from: Math.min(hours.from, Math.floor(from / 60)),
      to: Math.max(hours.to, Math.ceil(to / 60)),
    }),
    usual,
  );
}
