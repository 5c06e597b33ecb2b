/** The order of the Tab key over a sheet that was read from a line: the guesses, then the rest, then round again. */

const stops = 'input, textarea, button, [tabindex="0"]';

const reachable = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && !element.matches(':disabled') && element.getClientRects().length > 0;

/** Where Tab leads from here; nothing while there are no guesses, and the order of the page will do. */
export function nextStop(surface: HTMLElement, from: Element | null, back: boolean): HTMLElement | undefined {
  const all = [...surface.querySelectorAll<HTMLElement>(stops)].filter(reachable);
  const first = all.filter((element) => element.closest('[data-first]'));
  if (first.length === 0) return undefined;
  const line = all.filter((element) => element.matches('[data-line] input'));
  const rest = all.filter((element) => !line.includes(element) && !first.includes(element));
  const ring = [...line, ...first, ...rest];
  const at = ring.indexOf(from as HTMLElement);
  return ring[(at + (back ? -1 : 1) + ring.length) % ring.length];
}
