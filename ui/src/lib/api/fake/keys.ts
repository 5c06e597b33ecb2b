/** The ways that open the book in memory. A closed one stays closed when the page is loaded again. */
import type { KeyView, Way, WordSaid } from '../bindings';
import type { Backend } from '../backend';
import { today } from './day';
import { failure } from './failure';
import type { Scenario } from './scenario';
import type { Session } from './session';

const words = (
  'anchor maple winter copper river olive saddle violin garden ladder island forest ' +
  'pepper silver bridge lemon ocean rabbit summer ticket yellow window acoustic bamboo'
).split(' ');

export function proveWords(typed: string): void {
  if (typed.trim().split(/\s+/).join(' ') !== words.join(' ')) throw failure('not_words');
}

const closed = 'vuoro-closed';
const waiting = 'vuoro-half-written';
const order: readonly Way[] = ['file', 'keyring', 'passphrase'];

type Answer = <T>(make: () => T | Promise<T>) => Promise<T>;

type KeyCommands = Pick<
  Backend,
  | 'keys'
  | 'addKeyWay'
  | 'removeKeyWay'
  | 'recoveryWords'
  | 'askedWords'
  | 'checkWords'
  | 'newKeyWords'
  | 'renewKey'
  | 'lockBook'
  | 'takeHalfWritten'
  | 'unlockBook'
  | 'hasKeyring'
  | 'regainBook'
  | 'beginAnew'
>;

export const isClosed = (): boolean => globalThis.sessionStorage?.getItem(closed) === 'yes';

function longEnough(typed: string): string {
  if ([...typed].length < 8) throw failure('passphrase_too_short', { number: 8 });
  return typed;
}

export function keysOf(answer: Answer, session: Session, scenario: Scenario): KeyCommands {
  let ways: Way[] = scenario.keys;
  let checked = scenario.keys.includes('file') ? '' : '2026-09-03';
  let passphrase = 'kissa kävelee';
  let leftBehind: string[] = [];

  const view = (): KeyView => ({
    ways: order.filter((way) => ways.includes(way)),
    words_checked: checked,
    left_behind: leftBehind,
    can_lock: ways.every((way) => way === 'passphrase'),
  });
  const prove = (answers: WordSaid[]) => {
    const right = answers.every(({ number, word }) => words[number - 1] === word.trim().toLowerCase());
    if (!right || answers.length < 3) throw failure('wrong_words');
  };

  return {
    keys: () => answer(view),
    addKeyWay: (way, typed) =>
      answer(() => {
        if (way === 'keyring' && !scenario.keyring) throw failure('keyring_none');
        if (way === 'passphrase') passphrase = longEnough(typed);
        ways = [...ways.filter((other) => other !== way), way];
        session.onChange(0);
        return null;
      }),
    removeKeyWay: (way) =>
      answer(() => {
        if (ways.length === 1) throw failure('last_way');
        if (way === 'file' && !checked) throw failure('words_unchecked');
        ways = ways.filter((other) => other !== way);
        session.onChange(0);
        return null;
      }),
    recoveryWords: () => answer(() => words),
    askedWords: () => answer(() => [3, 12, 20]),
    checkWords: (answers) =>
      answer(() => {
        prove(answers);
        checked = today;
        session.onChange(0);
        return null;
      }),
    newKeyWords: () => answer(() => words),
    renewKey: (answers, typed) =>
      answer(() => {
        prove(answers);
        if (ways.includes('passphrase') && typed !== passphrase) throw failure('wrong_passphrase');
        checked = today;
        leftBehind = ['book-2026-11-18T090000Z-daily.vuoro'];
        return null;
      }),
    lockBook: (half) =>
      answer(() => {
        sessionStorage.setItem(closed, 'yes');
        sessionStorage.setItem(waiting, half);
        return null;
      }),
    takeHalfWritten: () =>
      answer(() => {
        const half = sessionStorage.getItem(waiting) ?? '';
        sessionStorage.removeItem(waiting);
        return half;
      }),
    unlockBook: (typed) =>
      answer(() => {
        if (scenario.fails) throw failure(scenario.fails);
        if (typed !== passphrase) throw failure('wrong_passphrase');
        sessionStorage.removeItem(closed);
        session.unlock();
        return null;
      }),
    hasKeyring: () => answer(() => scenario.keyring),
    regainBook: (typed, way, said) =>
      answer(() => {
        proveWords(typed);
        ways = [way];
        checked = today;
        if (way === 'passphrase') passphrase = longEnough(said);
        sessionStorage.removeItem(closed);
        session.unlock();
        return null;
      }),
    beginAnew: () => answer(() => (session.beginAnew(), null)),
  };
}
