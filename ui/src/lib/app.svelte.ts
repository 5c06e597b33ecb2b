/** How the program stands: the book that is open, the language and the colours, and which door the user took. */
import { backend, failureOf, type Settings, type Start, type Theme, type Way } from '$lib/api';
import { failureText } from '$lib/failure';
import { learn, localeOf, m, setLocale } from '$lib/i18n';
import { queryClient } from '$lib/query';
import { setTheme } from '$lib/ui/theme.svelte';
import { toast } from '$lib/ui/toast.svelte';
import { undo } from '$lib/undo';

let opened = $state.raw<Start>();
let entered = $state(false);

export const app = {
  /** Read only after `open`; nothing is mounted before. */
  get start(): Start {
    if (!opened) throw new Error('the window was mounted before it was opened');
    return opened;
  },
  /** Nobody is in the book yet, and no door has been taken. */
  get firstRun(): boolean {
    return !entered && (this.start.book === 'none' || this.start.book === 'empty');
  },
};

async function follow(start: Start): Promise<void> {
  const language = localeOf(start.language);
  await learn(language);
  opened = start;
  setLocale(language);
  setTheme(start.theme);
}

export async function open(): Promise<void> {
  // The shell says the language in the page's address: its words come while the book is still being asked.
  const [start] = await Promise.all([backend.start(), learn(localeOf(location.hash.slice(1)))]);
  await follow(start);
}

/** Another book may be open now: asks how the program stands, and for everything on screen anew. */
async function reopen(): Promise<void> {
  await open();
  await queryClient.invalidateQueries();
}

/** Closes the book until its passphrase is said. The page begins anew, so that nothing of the book is left in it. */
export async function lockNow(): Promise<void> {
  if (await attempt(() => backend.lockBook())) location.reload();
}

/** What went wrong, or '' once the book is open. */
async function opening(step: () => Promise<unknown>): Promise<string> {
  try {
    await step();
    await reopen();
    return '';
  } catch (thrown) {
    return failureText(failureOf(thrown));
  }
}

export const unlock = (passphrase: string): Promise<string> => opening(() => backend.unlockBook(passphrase));

export const regain = (words: string, way: Way, passphrase: string): Promise<string> =>
  opening(() => backend.regainBook(words, way, passphrase));

/** A new book where one was before. */
export function beginAnew(): Promise<boolean> {
  return attempt(async () => {
    await backend.beginAnew();
    await reopen();
  });
}

/** Says what went wrong, once, and leaves things as they were. */
async function attempt(step: () => Promise<unknown>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
    return false;
  }
}

/** The door "start empty". Also what an import needs before it has a book to compare with. */
export function startEmpty(): Promise<boolean> {
  return attempt(async () => {
    if (app.start.book === 'none') await backend.createBook();
    entered = true;
    await reopen();
  });
}

export function openSample(): Promise<boolean> {
  return attempt(async () => {
    await backend.openSample();
    await reopen();
  });
}

/** Back to one's own book, or to the doors. */
export function closeSample(): Promise<boolean> {
  return attempt(async () => {
    await backend.closeSample();
    entered = false;
    await reopen();
  });
}

/** Back to the doors, when an import was left and the book is still empty. */
export async function leaveToDoors(): Promise<void> {
  await attempt(reopen);
  entered = false;
}

export function tryAgain(): Promise<boolean> {
  return attempt(reopen);
}

/** Shown at once; put back, with a word, when it could not be kept. */
export async function saveLook(look: { language?: string; theme?: Theme }): Promise<void> {
  const before = app.start;
  const after = { ...before, ...look };
  try {
    await follow(after);
    await backend.saveLook(after.language, after.theme);
  } catch (thrown) {
    await follow(before);
    toast({ text: m.settings_not_saved({ reason: failureText(failureOf(thrown)) }), tone: 'trouble' });
  }
}

export async function saveIdle(minutes: number): Promise<void> {
  const before = app.start;
  await follow({ ...before, idle_minutes: minutes });
  if (!(await attempt(() => backend.saveIdle(minutes)))) await follow(before);
}

/** The same for what the book itself keeps. */
export async function saveSettings(patch: Partial<Settings>): Promise<void> {
  const key = ['settings'];
  const before = queryClient.getQueryData<Settings>(key) ?? (await backend.settings());
  const after = { ...before, ...patch };
  queryClient.setQueryData(key, after);
  try {
    await backend.saveSettings(after);
  } catch (thrown) {
    queryClient.setQueryData(key, before);
    toast({ text: m.settings_not_saved({ reason: failureText(failureOf(thrown)) }), tone: 'trouble' });
  }
}

export const undoLast = (): Promise<boolean> => undo(null);
