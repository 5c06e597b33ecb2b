import { expect, it } from 'vitest';
import type { Consent, Introduction, Stage } from '$lib/api';
import { actOf, afterNo, boardOf, moveOf, neighbour } from './board';

const side = (person: number, consent: Consent) => ({ person, name: `P${person} X`, detail: '', photo: null, consent });

function introduction(favour: number, stage: Stage, known: Partial<Introduction> = {}): Introduction {
  return {
    favour,
    stage,
    status: stage === 'asking' || stage === 'ready' ? 'promised' : 'done',
    outcome: null,
    direction: 'given',
    by: null,
    sides: [side(1, 'agreed'), side(2, 'not_asked')],
    what: '',
    occasion: '',
    on: '2026-11-01',
    since: '2026-11-01',
    ago: { value: 2, unit: 'week' },
    chase: true,
    remind_on: null,
    ...known,
  };
}

it('puts what waits longest first, and what is over at the foot', () => {
  const rows = [
    introduction(1, 'asking'),
    introduction(2, 'asking'),
    introduction(3, 'useful'),
    introduction(4, 'useful'),
    introduction(5, 'declined'),
    introduction(6, 'faded'),
  ];
  const board = boardOf(rows);
  expect(board.columns.asking.map(({ favour }) => favour)).toEqual([1, 2]);
  expect(board.columns.useful.map(({ favour }) => favour)).toEqual([4, 3]);
  expect(board.over.map(({ favour }) => favour)).toEqual([5, 6]);
});

it.each([
  ['ready', 1, { outcome: 'sent' }],
  ['sent', 1, { outcome: 'met' }],
  ['met', 1, { outcome: 'useful' }],
  ['useful', 1, { stays: 'last' }],
  ['useful', -1, { outcome: 'met' }],
  ['met', -1, { outcome: 'sent' }],
  ['sent', -1, { stays: 'sent' }],
  ['ready', -1, { stays: 'agreed' }],
  ['asking', -1, { stays: 'first' }],
] as const)('moves from %s by %i', (stage, step, move) => {
  expect(moveOf({ stage, direction: 'given' }, step)).toEqual(move);
});

it('lets mine be ready only by what each side says; of one for me it is not mine to ask', () => {
  expect(moveOf({ stage: 'asking', direction: 'given' }, 1)).toEqual({ stays: 'agree_first' });
  expect(moveOf({ stage: 'asking', direction: 'taken' }, 1)).toEqual({ outcome: 'sent' });
});

it('walks the cards, past empty columns and no further than the last', () => {
  const columns = [[introduction(1, 'asking'), introduction(2, 'asking')], [], [introduction(3, 'sent')]];
  expect(neighbour(columns, 1, 'ArrowDown')).toBe(2);
  expect(neighbour(columns, 2, 'ArrowDown')).toBeUndefined();
  expect(neighbour(columns, 2, 'ArrowRight')).toBe(3);
  expect(neighbour(columns, 3, 'ArrowLeft')).toBe(1);
  expect(neighbour(columns, 3, 'ArrowRight')).toBeUndefined();
});

it('offers the next step that is mine', () => {
  expect(actOf(introduction(1, 'asking'))).toEqual({ act: 'ask', person: 2, name: 'P2 X' });
  const waiting = [side(1, 'agreed'), side(2, 'asked')];
  expect(actOf(introduction(1, 'asking', { sides: waiting }))).toEqual({ act: 'again' });
  expect(actOf(introduction(1, 'asking', { sides: waiting, chase: false }))).toBeUndefined();
  expect(actOf(introduction(1, 'sent', { chase: false }))).toBeUndefined();
  expect(actOf(introduction(1, 'sent'))).toEqual({ act: 'met' });
  expect(actOf(introduction(1, 'asking', { direction: 'between' }))).toBeUndefined();
});

it('says after a no who can still meet, and chases nobody who said it', () => {
  const sides = [side(1, 'agreed'), side(2, 'declined'), side(3, 'not_asked')];
  const three = introduction(1, 'declined', { status: 'promised', sides });
  const people = (of: { person: number }[]) => of.map(({ person }) => person);
  expect(people(afterNo(three).no)).toEqual([2]);
  expect(people(afterNo(three).left)).toEqual([1, 3]);
  expect(actOf(three)).toBeUndefined();
  expect(afterNo({ ...three, sides: sides.slice(0, 2) }).left, 'one alone meets nobody').toEqual([]);
  expect(afterNo({ ...three, direction: 'between' }).left, 'it is not mine to go on').toEqual([]);
});
