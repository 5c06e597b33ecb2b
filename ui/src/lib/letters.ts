/** The letters of a room: a key alone, while nothing is being typed and no dialog is open. */
export function letterOf(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.isComposing || event.repeat) return undefined;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]')) {
    return undefined;
  }
  if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return undefined;
  return event.key.length === 1 ? event.key.toLowerCase() : undefined;
}

/** Those of somebody's page, of which the list beside it takes the others for its search. */
export const pageLetters = ['e', 'c', 'm', 't', 'w'] as const;
export type PageLetter = (typeof pageLetters)[number];

export const isPageLetter = (key: string): key is PageLetter => (pageLetters as readonly string[]).includes(key);
