/** A kind of notification is "area.what". Areas in the order in which they matter to most people. */
const order = [
  'session',
  'waitlist',
  'group',
  'meeting',
  'poll',
  'post',
  'tutor',
  'security',
  'mail',
  'push',
];

/** Kinds by their areas; areas that are new to this application come last. */
export function groupByArea(kinds: readonly string[]): [area: string, kinds: string[]][] {
  const groups = Map.groupBy(kinds, areaOf);
  const place = (area: string) => (order.includes(area) ? order.indexOf(area) : order.length);
  return [...groups].toSorted(([a], [b]) => place(a) - place(b));
}

export function areaOf(kind: string): string {
  return kind.split('.')[0] ?? kind;
}
