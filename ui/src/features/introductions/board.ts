/** The board of introductions: what stands in which column, where the arrow keys lead, and which moves there are. */
import type { Introduction, Outcome, Stage } from '$lib/api';

export type Column = Extract<Stage, 'asking' | 'ready' | 'sent' | 'met' | 'useful'>;

export const columns: readonly Column[] = ['asking', 'ready', 'sent', 'met', 'useful'];

export interface Board {
  columns: Record<Column, Introduction[]>;
  /** What came to nothing, or nobody noted to what. */
  over: Introduction[];
}

/** What waits longest comes first where something is to be done, the latest first where nothing is. */
export function boardOf(rows: Introduction[]): Board {
  const of = (stage: Stage) => rows.filter((row) => row.stage === stage);
  return {
    columns: {
      asking: of('asking'),
      ready: of('ready'),
      sent: of('sent'),
      met: of('met').reverse(),
      useful: of('useful').reverse(),
    },
    over: [...of('declined'), ...of('faded').reverse(), ...of('untold').reverse()],
  };
}

/** The card that an arrow key leads to: up and down in its column, sideways at the same height or the nearest. */
export function neighbour(columns: Introduction[][], favour: number, key: string): number | undefined {
  const at = columns.findIndex((column) => column.some((row) => row.favour === favour));
  if (at < 0) return undefined;
  const row = columns[at]!.findIndex((one) => one.favour === favour);
  if (key === 'ArrowDown') return columns[at]![row + 1]?.favour;
  if (key === 'ArrowUp') return columns[at]![row - 1]?.favour;
  const step = key === 'ArrowRight' ? 1 : -1;
  for (let next = at + step; next >= 0 && next < columns.length; next += step) {
    const column = columns[next]!;
    if (column.length > 0) return column[Math.min(row, column.length - 1)]!.favour;
  }
  return undefined;
}

/** Why a card stays where it is. */
export type Stays = 'agree_first' | 'agreed' | 'sent' | 'first' | 'last';

export type Move = { outcome: Outcome } | { stays: Stays };

const onward: Partial<Record<Stage, Outcome>> = { ready: 'sent', sent: 'met', met: 'useful' };
const backward: Partial<Record<Stage, Outcome>> = { useful: 'met', met: 'sent' };
const stuck: Partial<Record<Stage, Stays>> = { ready: 'agreed', sent: 'sent' };

/** One stage on or back. Ready is nobody's to set: it follows from what each side has said. */
export function moveOf({ stage, direction }: Pick<Introduction, 'stage' | 'direction'>, step: 1 | -1): Move {
  if (step < 0) {
    const outcome = backward[stage];
    return outcome ? { outcome } : { stays: stuck[stage] ?? 'first' };
  }
  // Whether the others agree is between them and whoever introduces.
  if (stage === 'asking') return direction === 'given' ? { stays: 'agree_first' } : { outcome: 'sent' };
  const outcome = onward[stage];
  return outcome ? { outcome } : { stays: 'last' };
}

/** What the next step of mine is. */
export type Act = { act: 'ask'; person: number; name: string } | { act: 'again' | 'write' | 'met' | 'useful' };

export function actOf({ stage, direction, sides, chase }: Introduction): Act | undefined {
  if (stage === 'asking') {
    const next = direction === 'given' ? sides.find(({ consent }) => consent === 'not_asked') : undefined;
    if (next) return { act: 'ask', person: next.person, name: next.name };
    return direction === 'between' || !chase ? undefined : { act: 'again' };
  }
  if (stage === 'ready') return { act: 'write' };
  if (stage === 'sent') return chase ? { act: 'met' } : undefined;
  return stage === 'met' ? { act: 'useful' } : undefined;
}

/** After a no: who said it, and those who can still meet. */
export function afterNo({ direction, sides }: Pick<Introduction, 'direction' | 'sides'>) {
  const [no, left] = [true, false].map((said) => sides.filter(({ consent }) => (consent === 'declined') === said));
  return { no: no!, left: direction === 'given' && left!.length > 1 ? left! : [] };
}

/** Whether what each side says is still mine to write down. */
export const asks = ({ direction, status }: Pick<Introduction, 'direction' | 'status'>): boolean =>
  direction === 'given' && isOpen({ status });

export const isOpen = ({ status }: Pick<Introduction, 'status'>): boolean =>
  status === 'asked' || status === 'promised';
