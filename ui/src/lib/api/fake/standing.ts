/** How a tie stands: from the favours between the owner and one person to the figures that are shown. */
import type { Contribution, LeanBar, LinePoint, Standing, TurnView } from '../bindings';
import { agoOf } from './ago';
import type { Book } from './book';
import { knownDay, latestMonths, todayNumber } from './day';
import type { Balance, Entry, Measure } from './measures';
import * as measures from './measures';
import type { Favour, Person } from './rows';
import { owner, tieOf } from './rows';
import type { Tied, TurnOf } from './turn';
import { leanWords, mutualityOf, turnOf } from './turn';

const isOpen = ({ status }: Favour): boolean => status === 'asked' || status === 'promised';

/**
 * What was asked of me waits for an answer to who asked: of an introduction that does not say it, to who has agreed. One
 * to which somebody said no waits for nobody.
 */
function waits(favour: Favour, person: number): boolean {
  const { kind, status, parties } = favour;
  const introduces = kind === 'introduction';
  if (introduces && isOpen(favour) && parties.some(({ consent }) => consent === 'declined')) return false;
  if (status !== 'asked' || !parties.some((party) => party.person === owner && party.role === 'giver')) return true;
  const askers = parties.filter(({ role }) => role === 'asked_by');
  if (askers.length > 0) return askers.some((party) => party.person === person);
  return !introduces || parties.some((party) => party.person === person && party.consent === 'agreed');
}

/** The favour as it passed between the owner and this person, or waits to; null when it did not. */
export function entryOf(favour: Favour, person: number): Entry | null {
  const giver = favour.parties.find(({ role }) => role === 'giver');
  const beneficiaries = favour.parties.filter(({ role }) => role === 'beneficiary');
  const other = giver?.person === person ? owner : person;
  const askers =
    isOpen(favour) && giver?.person === owner ? favour.parties.filter(({ role }) => role === 'asked_by') : [];
  const received = [...beneficiaries, ...askers].find((party) => party.person === other);
  if (!giver || !received || (giver.person !== owner && giver.person !== person)) return null;
  if (!waits(favour, person)) return null;
  return {
    direction: giver.person === owner ? 'given' : 'taken',
    status: favour.status,
    day: knownDay(favour.on),
    cost: favour.cost,
    value: received.value,
    beneficiaries: beneficiaries.length,
  };
}

/** Of whom no number is told. */
export const isCommunal = (book: Book, person: Person): boolean =>
  tieOf(person) === 'communal' && !book.measure.closeToo;

export function tiesOf(book: Book, person: number): Tied[] {
  return book.favoursOf(person).flatMap((favour) => {
    const entry = entryOf(favour, person);
    return entry ? [{ favour, entry }] : [];
  });
}

/** Each side is its share of G + T + κ, full at three quarters. */
function barOf(balance: Balance, measure: Measure): LeanBar {
  const { given, taken } = balance;
  const share = (weight: number) =>
    Math.min(1, weight / (given.weight + taken.weight + (measure.damping ?? measures.kappa)) / 0.75);
  const leaning = measures.lean(balance, measure) ?? 0;
  const hint = leaning > 0.35 ? 'given' : leaning < -0.15 ? 'taken' : null;
  return { received: share(taken.weight), given: share(given.weight), hint };
}

export function leanBarOf(book: Book, person: Person): LeanBar | null {
  if (isCommunal(book, person)) return null;
  const entries = tiesOf(book, person.id).map(({ entry }) => entry);
  const balance = measures.balanceOf(entries, book.measure, todayNumber);
  return measures.tooLittleToTell(balance) ? null : barOf(balance, book.measure);
}

/** What each favour adds, the latest first; what is not done adds nothing yet. */
function contributionsOf(ties: Tied[], measure: Measure): { why: Contribution[]; total: number } {
  const latestFirst = ties.toSorted((a, b) => b.entry.day - a.entry.day || b.favour.id - a.favour.id);
  const amounts = latestFirst.map(({ entry }) => measures.addsOf(entry, measure, todayNumber));
  const { shown, total } = measures.hundredths(amounts);
  const why = latestFirst.map(({ favour, entry }, index) => ({
    favour: favour.id,
    kind: favour.kind,
    what: favour.what,
    direction: entry.direction,
    status: entry.status,
    cost: entry.cost,
    value: entry.value ?? entry.cost,
    value_is_estimate: entry.value === null,
    among: entry.beneficiaries,
    on: favour.on,
    adds: entry.status === 'done' && measures.weighs(entry) ? shown[index]! : null,
  }));
  return { why, total };
}

/** The last 24 months: what passed in each, at full size, and the balance at its end. */
export function lineOf(entries: Entry[], measure: Measure): LinePoint[] {
  const plain = { ...measure, halfLifeDays: Infinity };
  return latestMonths(24).map(({ name, first, last }) => {
    const within = entries.filter(({ day }) => day >= first && day <= last);
    const month = measures.balanceOf(within, plain, last);
    const until = measures.balanceOf(
      entries.filter(({ day }) => day <= last),
      measure,
      last,
    );
    return {
      month: name,
      given: measures.tenth(month.given.weight),
      taken: measures.tenth(month.taken.weight),
      balance: measures.tenth(measures.net(until)),
    };
  });
}

export function turnViewOf({ turn, reason, favour }: TurnOf): TurnView {
  return {
    turn,
    reason,
    favour: favour?.id ?? null,
    kind: favour?.kind ?? null,
    what: favour?.what ?? '',
    on: favour?.on ?? '',
    ago: favour ? agoOf(favour.on) : null,
  };
}

export function standingOf(book: Book, person: Person): Standing {
  const { measure } = book;
  const ties = tiesOf(book, person.id);
  const entries = ties.map(({ entry }) => entry);
  if (isCommunal(book, person)) {
    const open = ties.filter(({ favour }) => isOpen(favour));
    const first =
      open.length > 0 ? turnOf(open, measures.balanceOf([], measure, todayNumber), measure, todayNumber) : null;
    const mutuality = mutualityOf(entries, person.circle, todayNumber);
    return { kind: 'communal', mutuality, open: first && turnViewOf(first) };
  }
  const balance = measures.balanceOf(entries, measure, todayNumber);
  const turn = turnViewOf(turnOf(ties, balance, measure, todayNumber));
  const { why, total } = contributionsOf(ties, measure);
  const counts = { given_count: balance.givenCount, taken_count: balance.takenCount };
  if (measures.tooLittleToTell(balance)) return { kind: 'too_little', ...counts, turn, why };

  const { byCost, byValue } = measures.band(balance);
  const leaning = measures.lean(balance, measure) ?? 0;
  return {
    kind: 'numbers',
    ...counts,
    given: measures.hundredth(balance.given.weight),
    taken: measures.hundredth(balance.taken.weight),
    balance: total,
    low: measures.hundredth(Math.min(byCost, byValue)),
    high: measures.hundredth(Math.max(byCost, byValue)),
    low_is_effort: byCost < byValue,
    lean: leaning,
    reciprocity: measures.reciprocity(balance) ?? 0,
    words: leanWords(leaning),
    bar: barOf(balance, measure),
    turn,
    why,
    older: null,
    line: lineOf(entries, measure),
  };
}
