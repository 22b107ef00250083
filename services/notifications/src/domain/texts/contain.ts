/** Letters that run from right to left, and marks that turn the direction: https://www.unicode.org/reports/tr9/ */
const turning = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]/;
const isolate = '\u2068';
const endIsolate = '\u2069';

/** What a person wrote, such that it turns none of the words around it, whatever marks it has. */
export function contain(text: string): string {
  if (!turning.test(text)) return text;
  let open = 0;
  const inside = text.replaceAll(/[\u2066-\u2069]/g, (mark) => {
    if (mark !== endIsolate) open += 1;
    else if (open === 0) return '';
    else open -= 1;
    return mark;
  });
  return `${isolate}${inside}${endIsolate.repeat(open + 1)}`;
}
