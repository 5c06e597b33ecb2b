/** How the program stands: the book that is open, the language and the colours, and which door the user took. */
import { backend, failureOf, type Settings, type Start, type Theme, type Way } from '$lib/api';
import { failureText, wordsText } from '$lib/failure';
import { giveBack, halfWritten } from '$lib/half-written';
import { learn, localeOf, m, setLocale } from '$lib/i18n';
import { leave } from '$lib/leaving.svelte';
import { forgetBook } from '$lib/of-one-book';
import { askAnew, queryClient } from '$lib/query';
import { setTheme } from '$lib/ui/theme.svelte';
import { toast } from '$lib/ui/toast.svelte';
import { undo } from '$lib/undo';

let opened = $state.raw<Start>();
let entered = $state(false);
let books = $state(0);

export const app = {
  /** Read only after `open`; nothing is mounted before. */
  get start(): Start {
    if (!opened) throw new Error('the window was mounted before it was opened');
    return opened;
  },
  /** Changes whenever another book may be open: what stands on the page begins anew with it. */
  get books(): number {
    return books;
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

async function ask(): Promise<Start> {
  // The shell says the language in the page's address: its words come while the book is still being asked.
  const [start] = await Promise.all([backend.start(), learn(localeOf(location.hash.slice(1)))]);
  return start;
}

export const open = async (): Promise<void> => follow(await ask());

/**
 * Another book may be open now: asks how the program stands, and for everything on screen anew. `half` is what was
 * being written when this one was locked.
 */
async function reopen(half = ''): Promise<void> {
  forgetBook();
  giveBack(half);
  queryClient.removeQueries({ type: 'inactive' });
  const start = await ask();
  // Before the page hears of it: what is given back is found once, on the page that stays.
  books += 1;
  await follow(start);
  await queryClient.invalidateQueries();
}

/** The day has turned: asks which it is, and for everything on screen anew. */
export async function turnDay(): Promise<void> {
  const { today, yesterday, months } = await backend.start();
  if (opened) opened = { ...opened, today, yesterday, months };
  await askAnew();
}

/**
 * Closes the book until its passphrase is said. The page begins anew, so that nothing of the book is left in it; what is
 * half written waits for the passphrase too.
 */
export async function lockNow(): Promise<void> {
  try {
    await backend.lockBook(halfWritten());
    location.reload();
  } catch {
    // The shell keeps so much and no more.
    leave(() => void lock());
  }
}

async function lock(): Promise<void> {
  if (await attempt(() => backend.lockBook(''))) location.reload();
}

/**
 * Locks it after a while away, when nobody is there to be told of anything: what is half written waits for them.
 * Answers whether it is locked.
 */
export async function lockAway(): Promise<boolean> {
  try {
    // Of more than the shell takes nothing waits; the book is locked all the same.
    await backend.lockBook(halfWritten()).catch(() => backend.lockBook(''));
  } catch {
    return false;
  }
  location.reload();
  return true;
}

/** What is wrong with the passphrase, or ''. A book that does not open with the right one says so on its own page. */
export async function unlock(passphrase: string): Promise<string> {
  try {
    await backend.unlockBook(passphrase);
    await reopen(await backend.takeHalfWritten().catch(() => ''));
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.kind === 'wrong_passphrase') return failureText(failure);
    await open();
    if (app.start.book === 'locked') opened = { ...app.start, book: 'trouble', trouble: failure };
  }
  return '';
}

/** What is wrong with the words, or '' once the book is open. */
export async function regain(words: string, way: Way, passphrase: string): Promise<string> {
  try {
    await backend.regainBook(words, way, passphrase);
    await reopen(await backend.takeHalfWritten().catch(() => ''));
    return '';
  } catch (thrown) {
    return wordsText(failureOf(thrown));
  }
}

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

let starting: Promise<boolean> | undefined;

/** The door "start empty". Also what an import needs before it has a book to compare with. Gone through once. */
export function startEmpty(): Promise<boolean> {
  starting ??= attempt(async () => {
    if (app.start.book === 'none') await backend.createBook();
    entered = true;
    await reopen();
  }).finally(() => (starting = undefined));
  return starting;
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

let saving = Promise.resolve();

/** The same for what the book itself keeps. One change is written after the other, each onto what the book has. */
export async function saveSettings(patch: Partial<Settings>): Promise<void> {
  const queryKey = ['settings'];
  await queryClient.cancelQueries({ queryKey });
  const shown = queryClient.getQueryData<Settings>(queryKey) ?? (await backend.settings());
  queryClient.setQueryData(queryKey, { ...shown, ...patch });
  saving = saving.then(async () => {
    try {
      await backend.saveSettings({ ...(await backend.settings()), ...patch });
    } catch (thrown) {
      toast({ text: m.settings_not_saved({ reason: failureText(failureOf(thrown)) }), tone: 'trouble' });
      await queryClient.invalidateQueries({ queryKey });
    }
  });
  await saving;
}

export const undoLast = (): Promise<boolean> => undo(null);
