/** The ledger as a list, and one favour with what belongs to it. */
import type { Backend } from '../backend';
import type {
  AskAdvice,
  AskGuard,
  FavourPage,
  FavourRow,
  LedgerMonth,
  LedgerQuery,
  LinkKind,
  Receipt,
  Size,
} from '../bindings';
import type { Answer } from './answer';
import type { Book } from './book';
import { formOf, next } from './changes';
import { agoOf } from './ago';
import { isWithin, soundPeriod, todayNumber, written } from './day';
import { failure } from './failure';
import { fold } from './fold';
import { favourRow } from './person-views';
import type { Favour } from './rows';
import { balanceOf, lean, tooLittleToTell, weighs } from './measures';
import { owner, tieOf } from './rows';
import { tiesOf } from './standing';

type Part = Pick<
  Backend,
  | 'favour'
  | 'ledger'
  | 'ledgerRows'
  | 'occasions'
  | 'linkFavours'
  | 'unlinkFavours'
  | 'linkable'
  | 'askAdvice'
  | 'promiseAdvice'
>;

export function ledgerOf(answer: Answer, book: () => Book, promisesAtMost: () => number): Part {
  return {
    favour: (id) => answer(() => favourPage(book(), id)),
    ledger: (query) => answer(() => totals(book(), rowsOf(book(), query))),
    ledgerRows: (query, offset, limit) => answer(() => rowsOf(book(), query).slice(offset, offset + limit)),
    occasions: () => answer(() => [...new Set([...book().favours.all()].flatMap(({ occasion }) => occasion || []))]),
    linkFavours: (later, earlier, kind) => answer(() => link(book(), later, earlier, kind)),
    unlinkFavours: (later, earlier, kind) => answer(() => unlink(book(), later, earlier, kind)),
    linkable: (id, kind, later) =>
      answer(() =>
        rowsOf(book(), everything)
          .filter((row) => row.id !== id && linkable(book(), kind, later ? row.id : id, later ? id : row.id))
          .slice(0, 50),
      ),
    askAdvice: (id, size) => answer(() => askAdvice(book(), id, size)),
    promiseAdvice: () =>
      answer(() => {
        const open = rowsOf(book(), { ...everything, status: 'promised', direction: 'given' }).length;
        return { open, at_most: promisesAtMost(), rather_not: open >= promisesAtMost() };
      }),
  };
}

const everything: LedgerQuery = {
  direction: null,
  kind: null,
  status: null,
  person: null,
  occasion: null,
  text: '',
  from: null,
  to: null,
  void: false,
};

function rowsOf(book: Book, query: LedgerQuery): FavourRow[] {
  soundPeriod(query);
  const text = fold(query.text);
  const within = (favour: Favour) =>
    (query.kind === null || favour.kind === query.kind) &&
    (query.status === null ? query.void || favour.status !== 'void' : favour.status === query.status) &&
    (query.person === null || favour.parties.some(({ person }) => person === query.person)) &&
    (!query.occasion || favour.occasion === query.occasion) &&
    (!text || fold(`${favour.what} ${favour.note} ${favour.occasion ?? ''}`).includes(text)) &&
    isWithin(favour.on, query);
  return [...book.favours.all()]
    .filter(within)
    .sort((a, b) => compareDays(b.on, a.on) || b.id - a.id)
    .map((favour) => favourRow(book, favour))
    .filter(({ direction }) => query.direction === null || direction === query.direction);
}

/** As text, the book's own order: a month after its days, a year after its months. */
function compareDays(a: string, b: string): number {
  const [left, right] = [a.replace('~', ''), b.replace('~', '')];
  return left < right ? -1 : Number(left > right);
}

/** The later's giver received from the earlier, and gives back to its giver, or on to somebody else. */
function fits(book: Book, kind: LinkKind, later: number, earlier: number): boolean {
  const of = (id: number, role: string) =>
    book
      .favour(id)
      .parties.filter((party) => party.role === role)
      .map(({ person }) => person);
  const receives = of(earlier, 'beneficiary');
  const helped = of(later, 'beneficiary');
  const returns = of(earlier, 'giver').some((giver) => helped.includes(giver));
  return of(later, 'giver').some((giver) => receives.includes(giver)) && returns === (kind !== 'passes_on');
}

/** An answer comes after what it answers. */
const inOrder = (answer: Favour, answered: Favour): boolean =>
  answer.on.replace('~', '') >= answered.on.replace('~', '').slice(0, answer.on.replace('~', '').length);

function linkable(book: Book, kind: LinkKind, later: number, earlier: number): boolean {
  const [answer, answered] = [book.favour(later), book.favour(earlier)];
  const said = (answer.links ?? []).some((one) => one.kind === kind && one.favour === earlier);
  return !said && inOrder(answer, answered) && fits(book, kind, later, earlier) && !leadsTo(book, earlier, later);
}

const latelyDays = 90;
const dormantDays = 730;

function askAdvice(book: Book, id: number, size: Size): AskAdvice {
  const person = book.person(id);
  const entries = tiesOf(book, id).map(({ entry }) => entry);
  // Here only what is still open is known to have been asked for.
  const asked = entries.filter(({ direction, status }) => direction === 'taken' && status === 'asked');
  const lately = asked.filter(({ day }) => todayNumber - day >= 0 && todayNumber - day <= latelyDays).length;
  const guards: AskGuard[] = [];
  if (asked.some(({ status }) => status === 'asked')) guards.push('ask_is_open');
  if (lately >= (person.circle === 'acquaintance' ? 2 : 3)) guards.push('asked_often');
  if (tieOf(person) === 'reciprocal') {
    const ask = {
      direction: 'taken',
      status: 'done',
      day: todayNumber,
      cost: size,
      value: null,
      beneficiaries: 1,
    } as const;
    const after = lean(balanceOf([...entries, ask], book.measure, todayNumber));
    const few = tooLittleToTell(balanceOf(entries, book.measure, todayNumber));
    if (!few && after !== null && after < -0.6) guards.push('leans_far');
  }
  const large = !['nothing', 'five_minutes', 'an_hour'].includes(size);
  const done = entries.filter(({ status }) => status === 'done');
  const silent = done.length > 0 && done.every(({ day }) => todayNumber - day > dormantDays);
  if (silent && large) guards.push('reconnect_first');
  const last = asked.length > 0 ? written(Math.max(...asked.map(({ day }) => day))) : null;
  return { guards: guards.length > 0 ? guards : ['fine_to_ask'], last_on: last, last_ago: last ? agoOf(last) : null };
}

/** What weighs, and passed with somebody who is no close tie. */
function counts(book: Book, { id, status, direction }: FavourRow): boolean {
  if (status !== 'done' || direction === 'between') return false;
  const { parties } = book.favour(id);
  const side = direction === 'given' ? 'beneficiary' : 'giver';
  return parties.some(
    ({ person, role }) =>
      role === side &&
      person !== owner &&
      tieOf(book.person(person)) === 'reciprocal' &&
      tiesOf(book, person).some(({ favour, entry }) => favour.id === id && weighs(entry)),
  );
}

function totals(book: Book, all: FavourRow[]) {
  const rows = all.map((row) => ({ ...row, counts: counts(book, row) }));
  const months = new Map<string, LedgerMonth>();
  for (const { on, direction, counts } of rows) {
    const month = on.replace('~', '').slice(0, 7);
    const sums = months.get(month) ?? { month, total: 0, given_count: 0, taken_count: 0 };
    sums.total += 1;
    if (counts && direction === 'given') sums.given_count += 1;
    if (counts && direction === 'taken') sums.taken_count += 1;
    months.set(month, sums);
  }
  const count = (which: (row: FavourRow) => boolean) => rows.filter((row) => row.counts && which(row)).length;
  return {
    total: rows.length,
    given_count: count(({ direction }) => direction === 'given'),
    taken_count: count(({ direction }) => direction === 'taken'),
    between_count: rows.filter(({ status, direction }) => status === 'done' && direction === 'between').length,
    introductions_given: count(({ direction, kind }) => kind === 'introduction' && direction === 'given'),
    introductions_taken: count(({ direction, kind }) => kind === 'introduction' && direction === 'taken'),
    open_count: rows.filter(({ status }) => status === 'asked' || status === 'promised').length,
    months: [...months.values()],
  };
}

function favourPage(book: Book, id: number): FavourPage {
  const favour = book.favour(id);
  const row = (other: number) => favourRow(book, book.favour(other));
  const later = [...book.favours.all()].flatMap((other) =>
    (other.links ?? []).flatMap((one) =>
      one.favour === id ? [{ kind: one.kind, later: true, favour: row(other.id) }] : [],
    ),
  );
  const earlier = (favour.links ?? []).map((one) => ({ kind: one.kind, later: false, favour: row(one.favour) }));
  return {
    row: row(id),
    form: formOf(favour),
    next: next[favour.status],
    events: [{ status: favour.status, outcome: null, consent: null, name: '', on: favour.on }],
    links: [...earlier, ...later],
    remind_on: favour.remindOn ?? null,
    recorded_at: '2026-11-19T07:00:00Z',
  };
}

/** Whether a favour answers, through however many others, that one. */
function leadsTo(book: Book, from: number, to: number): boolean {
  return (book.favour(from).links ?? []).some(({ favour }) => favour === to || leadsTo(book, favour, to));
}

function link(book: Book, later: number, earlier: number, kind: LinkKind): Receipt {
  const [row, answered] = [book.favour(later), book.favour(earlier)];
  if (row.status === 'void' || answered.status === 'void') throw failure('status_not_allowed');
  if (later === earlier || leadsTo(book, earlier, later)) throw failure('link_circle');
  if (!inOrder(row, answered)) throw failure('link_order');
  if (!fits(book, kind, later, earlier)) throw failure('link_unfit');
  const { operation } = book.change('link_favours', { people: [], what: row.what }, (change) => {
    change.put('favours', { ...row, links: [...(row.links ?? []), { kind, favour: earlier }] });
    change.put('favours', { ...answered, answers: [...new Set([...answered.answers, kind])] });
  });
  return { operation, made: later };
}

function unlink(book: Book, later: number, earlier: number, kind: LinkKind): Receipt {
  const [row, answered] = [book.favour(later), book.favour(earlier)];
  const { operation } = book.change('link_favours', { people: [], what: row.what }, (change) => {
    const links = (row.links ?? []).filter((one) => one.favour !== earlier || one.kind !== kind);
    change.put('favours', { ...row, links });
    change.put('favours', { ...answered, answers: answered.answers.filter((one) => one !== kind) });
  });
  return { operation, made: later };
}
