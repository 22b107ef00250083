/** What addresses of these pages hold, taken as far as it can be used. */

export function readQ(q: unknown): { q?: string } {
  const text = q === undefined ? '' : String(q).trim();
  return text && text.length <= 100 ? { q: text } : {};
}

export interface DemandSearch {
  readonly from?: string;
  readonly to?: string;
  readonly by?: 'week' | 'tutor';
}

export function readDemandSearch({ from, to, by }: Record<string, unknown>): DemandSearch {
  const isDate = (value: unknown): value is string =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  return {
    ...(isDate(from) && { from }),
    ...(isDate(to) && { to }),
    ...((by === 'week' || by === 'tutor') && { by }),
  };
}
