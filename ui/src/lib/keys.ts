/**
 * The keys that work from anywhere, by what they do. Whoever can do it binds a handler while it is mounted; the one
 * bound last answers.
 */
import { isTyping, openDialog } from './letters';

export type Act = 'palette' | 'today' | 'capture' | 'gave' | 'took' | 'undo' | 'redo' | 'search' | 'keys';

interface Stroke {
  key: string;
  command: boolean;
  shift?: boolean;
}

const strokes: Record<Act, Stroke[]> = {
  palette: [{ key: 'k', command: true }],
  today: [{ key: 'd', command: true }],
  // Free in WebKitGTK, which keeps none of these for itself.
  capture: [{ key: 'j', command: true }],
  gave: [{ key: 'g', command: true }],
  took: [{ key: 't', command: true }],
  undo: [{ key: 'z', command: true }],
  redo: [
    { key: 'z', command: true, shift: true },
    { key: 'y', command: true },
  ],
  search: [
    { key: 'f', command: true },
    { key: '/', command: false },
  ],
  keys: [{ key: '?', command: false }],
};

const bound: { act: Act; handler: () => void }[] = [];

/** For an effect: `$effect(() => bindKeys({ search: () => field.focus() }))`. Returns what unbinds. */
export function bindKeys(handlers: Partial<Record<Act, () => void>>): () => void {
  const mine = Object.entries(handlers).map(([act, handler]) => ({ act: act as Act, handler }));
  bound.push(...mine);
  return () => mine.forEach((entry) => bound.splice(bound.indexOf(entry), 1));
}

/** What a click on the same thing does; `false` when nobody can do it here. */
export function perform(act: Act): boolean {
  const last = bound.findLast((entry) => entry.act === act);
  last?.handler();
  return last !== undefined;
}

export const can = (act: Act): boolean => bound.some((entry) => entry.act === act);

const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

/** As printed on the keys: ["Ctrl", "K"] or ["⌘", "K"]. */
export function strokeNames(act: Act): string[] {
  const { key, command, shift } = strokes[act][0]!;
  if (!command) return [key];
  return [isApple ? '⌘' : 'Ctrl', ...(shift ? [isApple ? '⇧' : 'Shift'] : []), key.toUpperCase()];
}

export function actOf(event: KeyboardEvent): Act | undefined {
  if (event.altKey || event.defaultPrevented || event.isComposing) return undefined;
  const command = isApple ? event.metaKey : event.ctrlKey;
  // A field keeps its own undo and redo, and every sign that one can type.
  const typing = isTyping(event.target);
  const key = event.key.toLowerCase();
  for (const [act, list] of Object.entries(strokes) as [Act, Stroke[]][]) {
    // Which signs take Shift is the keyboard's own.
    const isIt = (stroke: Stroke) =>
      stroke.key === key && stroke.command === command && (!command || event.shiftKey === (stroke.shift ?? false));
    if (!list.some(isIt)) continue;
    return typing && (!command || act === 'undo' || act === 'redo') ? undefined : act;
  }
  return undefined;
}

/** On the window, once. An open dialog is a room of its own: nothing behind it answers. */
export function listenToKeys(event: KeyboardEvent): void {
  const act = actOf(event);
  if (act === undefined || document.querySelector(openDialog)) return;
  if (can(act)) event.preventDefault();
  // A step of this program is no typed letter: held a moment too long, a key would take back a day's work.
  if (!event.repeat) perform(act);
}
