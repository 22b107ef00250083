/** Where something takes place, as a form holds it. */
export interface PlaceFields {
  readonly place: string;
  readonly link: string;
}

/** What is empty is none. */
export function toPlace({ place, link }: PlaceFields): { place?: string; link?: string } {
  return { ...(place.trim() && { place: place.trim() }), ...(link.trim() && { link: link.trim() }) };
}
