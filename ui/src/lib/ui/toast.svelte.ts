/** Short notices that leave by themselves, each with at most one act. `Toaster.svelte` shows them. */
import { ofOneBook } from '$lib/of-one-book';

export interface Notice {
  text: string;
  /** Trouble stays until it is closed. */
  tone?: 'plain' | 'trouble';
  act?: { label: string; run: () => void };
  /** The step of the book that its act takes back: with that, it goes. */
  step?: number;
}

export interface Shown extends Notice {
  id: number;
}

export const lifetime = 8_000;
const atOnce = 3;

let shown = $state.raw<Shown[]>([]);
let nextId = 1;
/** Not shown, hence not state. `timer` is missing while the time stands still. */
interface Clock {
  left: number;
  since: number;
  timer?: ReturnType<typeof setTimeout>;
}
const clocks: Record<number, Clock> = {};
let held = false;

export const toasts = {
  get shown(): Shown[] {
    return shown;
  },
};

export function toast(notice: Notice): void {
  const entry = { ...notice, id: nextId++ };
  const gone = [...shown, entry].slice(0, -atOnce);
  gone.forEach(({ id }) => dismiss(id));
  shown = [...shown, entry];
  if (notice.tone === 'trouble') return;
  clocks[entry.id] = { left: lifetime, since: Date.now() };
  if (!held) run(entry.id);
}

export function dismiss(id: number): void {
  clearTimeout(clocks[id]?.timer);
  delete clocks[id];
  shown = shown.filter((entry) => entry.id !== id);
  // The element under the pointer may be the one that left, and then no "leave" arrives.
  if (shown.length === 0) held = false;
}

export function dismissStep(step: number): void {
  for (const one of shown) if (one.step === step) dismiss(one.id);
}

/** While the pointer or the focus is on them, their time stands still. */
export function hold(): void {
  if (held) return;
  held = true;
  for (const clock of Object.values(clocks)) {
    clearTimeout(clock.timer);
    clock.left = Math.max(1_000, clock.left - (Date.now() - clock.since));
  }
}

export function release(): void {
  if (!held) return;
  held = false;
  for (const { id } of shown) if (clocks[id]) run(id);
}

// A way back from what was done leads into the book in which it was done.
ofOneBook(dismissAll);

export function dismissAll(): void {
  for (const { id } of shown) dismiss(id);
}

function run(id: number): void {
  const clock = clocks[id]!;
  clock.since = Date.now();
  clock.timer = setTimeout(() => dismiss(id), clock.left);
}
