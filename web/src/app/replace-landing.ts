/** Puts the first page in the place of what stood in for it: whoever was on a link or button there is on its twin now. */
export function replaceLanding(root: HTMLElement): void {
  const landing = document.querySelector<HTMLElement>('.landing');
  const focused = document.activeElement;
  // public/opening.js showed the one, and hid the other.
  delete document.documentElement.dataset['opening'];
  if (landing && focused && landing.contains(focused)) {
    findTwin(focused, landing, root)?.focus({ preventScroll: true });
  }
  landing?.remove();
}

/** The element of another place that leads to the same page, or is the same in number. */
function findTwin(element: Element, place: HTMLElement, other: HTMLElement): HTMLElement | undefined {
  const href = element.getAttribute('href');
  const form = element.localName + (href === null ? '' : `[href="${CSS.escape(href)}"]`);
  const index = [...place.querySelectorAll(form)].indexOf(element);
  return other.querySelectorAll<HTMLElement>(form)[index];
}
