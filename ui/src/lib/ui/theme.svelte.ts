/** Light, dark or as the system has it. The colours themselves follow `color-scheme` in tokens.css. */
import type { Theme } from '$lib/api';

let chosen = $state<Theme>('system');

export const theme = {
  get choice(): Theme {
    return chosen;
  },
};

export function setTheme(choice: Theme): void {
  chosen = choice;
  if (choice === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
}
