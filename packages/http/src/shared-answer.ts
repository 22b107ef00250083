interface SharedAnswerOptions<T> {
  readonly compute: () => Promise<T>;
  readonly maxAgeMs: number;
  readonly now: () => number;
}

/** An answer that is the same for everybody: computed when it is asked for, once within `maxAgeMs`. A failure is not kept. */
export function shareAnswer<T>({ compute, maxAgeMs, now }: SharedAnswerOptions<T>): () => Promise<T> {
  let kept: { readonly answer: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (kept && now() < kept.until) return kept.answer;
    const fresh = { answer: compute(), until: now() + maxAgeMs };
    kept = fresh;
    fresh.answer.catch(() => {
      if (kept === fresh) kept = undefined;
    });
    return fresh.answer;
  };
}
