/** The arrow keys go from act to act, across sections, in the order in which they are read. */
const mark = 'data-act';

export const actMark = { [mark]: '' };

/** Those of rows that are fading away are no longer there. */
function acts(room: HTMLElement): HTMLElement[] {
  return [...room.querySelectorAll<HTMLElement>(`[${mark}]`)].filter((one) => !one.closest('[inert]'));
}

/** Where in the order the focus is; −1 outside the rows. */
export function placeOf(room: HTMLElement): number {
  const row = document.activeElement?.closest('[data-row]');
  return row ? acts(room).findIndex((act) => row.contains(act)) : -1;
}

export function focusAct(room: HTMLElement, at: number): void {
  const all = acts(room);
  const act = all[Math.min(Math.max(at, 0), all.length - 1)];
  act?.focus();
  act?.closest('[data-row]')?.scrollIntoView({ block: 'nearest' });
}

/** The key of the row that has the focus. */
export function rowInFocus(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'];
}
