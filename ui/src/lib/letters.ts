/** The letters of a room: a key alone, while nothing has the keys before the room does. */

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}

/** A dialog that lets nothing behind it answer. One that is only fading has been left: the next key is the room's. */
export const openDialog = ['dialog', 'alertdialog'].map((role) => `[role=${role}]:not([data-state=closed])`).join();

/** Something is being typed, or a dialog, a menu or a list of choices is open: no key or paste is the room's. */
export function isElsewhere({ target }: Event): boolean {
  const open = `${openDialog}, [role=menu], [role=combobox][aria-expanded=true]`;
  return isTyping(target) || document.querySelector(open) !== null;
}

export function letterOf(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.isComposing || event.repeat) return undefined;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  // A list of choices keeps the focus when it is closed, and finds its rows by letters then too.
  if (isElsewhere(event) || (event.target instanceof Element && event.target.matches('[role=combobox]'))) {
    return undefined;
  }
  return event.key.length === 1 ? event.key.toLowerCase() : undefined;
}

/** Those of somebody's page, of which the list beside it takes the others for its search. */
export const pageLetters = ['e', 'c', 'm', 't', 'w'] as const;
export type PageLetter = (typeof pageLetters)[number];

export const isPageLetter = (key: string): key is PageLetter => (pageLetters as readonly string[]).includes(key);
