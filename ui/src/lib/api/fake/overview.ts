/** The network as a whole: what went which way, by circle, by kind, over time, and whose turn it is. */
import type {
  Answering,
  Circle,
  FavourKind,
  Giving,
  KindBar,
  Overview,
  OverviewBar,
  Period,
  Telling,
  Turn,
  TurnList,
} from '../bindings';
import type { Book } from './book';
import { isWithin, soundPeriod, todayNumber } from './day';
import { fold } from './fold';
import type { Balance, Measure } from './measures';
import { amountOf, balanceOf, tenth } from './measures';
import { personRow } from './person-views';
import type { Person } from './rows';
import { isCommunal, lineOf, tiesOf, turnViewOf } from './standing';
import type { Tied, TurnOf } from './turn';
import { turnOf } from './turn';

const circles: (Circle | null)[] = ['core', 'close', 'friend', 'network', 'acquaintance', null];
const communalCircles: (Circle | null)[] = ['core', 'close'];
const listed = 100;
/** Favours from which on shares are told. */
export const enough = 20;

interface Tie {
  person: Person;
  ties: Tied[];
}

export interface Side {
  given: number;
  taken: number;
  given_count: number;
  taken_count: number;
}

/** The figures are of the period, the line and the turns of everything. */
export function overviewOf(book: Book, period: Period): Overview {
  soundPeriod(period);
  const { measure } = book;
  const all = [...book.peopleWithFavours].map((id): Tie => ({ person: book.person(id), ties: tiesOf(book, id) }));
  const reciprocal = all.filter(({ person }) => !isCommunal(book, person));
  const within = reciprocal.flatMap(({ person, ties }): Tie[] => {
    const then = ties.filter(({ favour }) => isWithin(favour.on, period));
    return then.length > 0 ? [{ person, ties: then }] : [];
  });
  const ties = within.flatMap((tie) => tie.ties);
  const sums = sideOf(ties, measure);
  const introductions = sideOf(
    ties.filter(({ favour }) => favour.kind === 'introduction'),
    measure,
  );
  const both = sums.given + sums.taken;
  const telling = tellingOf(sums.given_count + sums.taken_count, both > 0);
  const generosity = telling === 'shares' ? Math.round((100 * sums.given) / both) : null;
  const answered = telling === 'shares' ? answeredShare(ties, measure) : null;
  return {
    telling,
    enough,
    giving: generosity === null ? null : givingOf(generosity),
    answering: answered === null ? null : answeringOf(answered),
    given_count: sums.given_count,
    taken_count: sums.taken_count,
    introductions_given: introductions.given_count,
    introductions_taken: introductions.taken_count,
    generosity,
    answered,
    people_with_favours: within.length,
    by_circle: circles.map((circle) => circleBar(circle, within, measure)),
    by_kind: kindBars(ties, measure),
    line: lineOf(
      reciprocal.flatMap((tie) => tie.ties.map(({ entry }) => entry)),
      measure,
    ),
    ...turns(book, reciprocal),
    communal: all.length - reciprocal.length,
  };
}

function tellingOf(favours: number, weigh: boolean): Telling {
  if (favours === 0) return 'nothing';
  return favours < enough || !weigh ? 'counts' : 'shares';
}

function givingOf(percent: number): Giving {
  if (percent >= 67) return 'much_more';
  if (percent >= 53) return 'little_more';
  if (percent >= 48) return 'even';
  return percent >= 34 ? 'little_less' : 'much_less';
}

function answeringOf(percent: number): Answering {
  if (percent >= 55) return 'most';
  if (percent >= 30) return 'much';
  return percent > 0 ? 'some' : 'nothing';
}

/** A favour to two people weighs for each, and is one favour. */
export function sideOf(ties: Tied[], measure: Measure): Side {
  const balance = weigh(ties, measure);
  const { givenCount, takenCount } = weigh([...new Map(ties.map((tie) => [tie.favour.id, tie])).values()], measure);
  return {
    given: balance.given.weight,
    taken: balance.taken.weight,
    given_count: givenCount,
    taken_count: takenCount,
  };
}

function weigh(ties: Tied[], measure: Measure): Balance {
  return balanceOf(
    ties.map(({ entry }) => entry),
    measure,
    todayNumber,
  );
}

function inTenths(side: Side): Side {
  return { ...side, given: tenth(side.given), taken: tenth(side.taken) };
}

/** The weight of what was received, and was returned or passed on. */
export function answeredOf(ties: Tied[], measure: Measure): number {
  const answered = ties.filter(({ favour, entry }) => {
    return entry.direction === 'taken' && favour.answers.some((answer) => answer !== 'thanks');
  });
  return answered.reduce((sum, { entry }) => sum + amountOf(entry, measure, todayNumber).weight, 0);
}

function answeredShare(ties: Tied[], measure: Measure): number | null {
  const all = weigh(ties, measure).taken.weight;
  return all > 0 ? Math.round((100 * answeredOf(ties, measure)) / all) : null;
}

/** Of a communal tie nothing is in it, whichever circle it is in. */
function circleBar(circle: Circle | null, reciprocal: Tie[], measure: Measure): OverviewBar {
  const ties = reciprocal.filter(({ person }) => person.circle === circle).flatMap((tie) => tie.ties);
  return { circle, ...inTenths(sideOf(ties, measure)), communal: communalCircles.includes(circle) };
}

function kindBars(ties: Tied[], measure: Measure): KindBar[] {
  const byKind = new Map<FavourKind, Tied[]>();
  for (const tie of ties) {
    const same = byKind.get(tie.favour.kind);
    if (same) same.push(tie);
    else byKind.set(tie.favour.kind, [tie]);
  }
  return kinds.flatMap((kind) => {
    const side = sideOf(byKind.get(kind) ?? [], measure);
    return side.given_count + side.taken_count > 0 ? [{ kind, ...inTenths(side) }] : [];
  });
}

const kinds: FavourKind[] = [
  'introduction',
  'referral',
  'job_tip',
  'advice',
  'feedback',
  'skilled_work',
  'hands_on_help',
  'listening',
  'hosting',
  'loan',
  'gift',
  'access',
  'visibility',
  'thanks',
  'other',
];

type Turns = Pick<Overview, 'your_turn' | 'their_turn' | 'even' | 'nothing_needed' | 'too_little'>;

/** Alphabetical, never by lean. */
function turns(book: Book, reciprocal: Tie[]): Turns {
  const told = reciprocal
    .map(({ person, ties }) => {
      const turn = turnOf(ties, weigh(ties, book.measure), book.measure, todayNumber);
      return { person, turn, key: fold(person.name.display) };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const of = (wanted: Turn) => told.filter(({ turn }) => turn.turn === wanted);
  const list = (wanted: Turn): TurnList => ({ total: of(wanted).length, people: rows(book, of(wanted)) });
  return {
    your_turn: list('mine'),
    their_turn: list('theirs'),
    even: list('even'),
    nothing_needed: list('nothing_needed'),
    too_little: of('too_little_to_tell').length,
  };
}

function rows(book: Book, told: { person: Person; turn: TurnOf }[]): TurnList['people'] {
  return told.slice(0, listed).map(({ person, turn }) => ({ person: personRow(book, person), turn: turnViewOf(turn) }));
}
