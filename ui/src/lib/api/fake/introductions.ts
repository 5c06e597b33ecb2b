/** Introductions on their way, and the doors that they opened. */
import type { Backend } from '../backend';
import type {
  ConsentSaid,
  Doors,
  Introduction,
  Introductions,
  IntroductionSide,
  Outcome,
  Receipt,
  Stage,
} from '../bindings';
import { agoOf } from './ago';
import type { Answer } from './answer';
import type { Book } from './book';
import { inTime } from './changes';
import { knownDay, today, todayNumber } from './day';
import { draftsOf } from './drafts';
import { failure } from './failure';
import { fold } from './fold';
import { favourRow, personRow } from './person-views';
import type { Favour, Party } from './rows';
import { owner } from './rows';

type Part = Pick<Backend, 'introductions' | 'doors' | 'consent' | 'outcome' | 'drafts' | 'openDraft'>;

export function introductionsOf(answer: Answer, book: () => Book): Part {
  return {
    introductions: () => answer(() => board(book())),
    doors: () => answer(() => doorsOf(book())),
    consent: (favour, said, on) => answer(() => consent(book(), favour, said, on || today)),
    outcome: (favour, outcome, on) => answer(() => settleOutcome(book(), favour, outcome, on || today)),
    drafts: (favour, language) => answer(() => draftsOf(book(), introductionRow(book(), favour), language)),
    openDraft: (people) => answer(() => (people.forEach((id) => book().person(id)), null)),
  };
}

const order: readonly Stage[] = ['asking', 'ready', 'sent', 'met', 'useful', 'declined', 'faded', 'untold'];
const patience: Partial<Record<Stage, number>> = { asking: 7, ready: 3, sent: 14 };
const fadedDays = 180;

const isOpen = ({ status }: Favour) => status === 'asked' || status === 'promised';
const sidesOf = ({ parties }: Favour) =>
  parties.filter(({ person, role }) => role !== 'giver' && role !== 'asked_by' && person !== owner);
const isMine = ({ parties }: Favour) => parties.some(({ person, role }) => person === owner && role === 'giver');

function introductionRow(book: Book, id: number): Favour {
  const favour = book.favour(id);
  if (favour.kind !== 'introduction') throw failure('not_found', { number: id });
  return favour;
}

function stageOf(favour: Favour, since: string): Stage {
  const { status, outcome = null } = favour;
  if (status === 'declined' || status === 'withdrawn') return 'declined';
  if (status === 'lapsed' || outcome === 'faded') return 'faded';
  if (outcome === 'met' || outcome === 'useful') return outcome;
  if (status === 'done') {
    if (todayNumber - knownDay(since) <= fadedDays) return 'sent';
    return outcome === null ? 'untold' : 'faded';
  }
  const said = sidesOf(favour).map(({ consent }) => consent);
  if (said.includes('declined')) return 'declined';
  if (!isMine(favour)) return 'asking';
  return said.every((one) => one === 'agreed') ? 'ready' : 'asking';
}

function sideView(book: Book, { person, consent }: Party): IntroductionSide {
  const row = personRow(book, book.person(person!));
  return { person: row.id, name: row.name, detail: row.detail, photo: row.photo, consent: consent ?? 'not_asked' };
}

function view(book: Book, favour: Favour): Introduction {
  const since = favour.stageOn ?? favour.on;
  const stage = stageOf(favour, since);
  const by = favour.parties.find(({ person, role }) => role === 'giver' && person !== owner);
  const waits = (favour.remindOn ?? '') > today;
  return {
    favour: favour.id,
    stage,
    status: favour.status,
    outcome: favour.outcome ?? null,
    direction: favourRow(book, favour).direction,
    by: by ? sideView(book, by) : null,
    sides: sidesOf(favour).map((party) => sideView(book, party)),
    what: favour.what,
    occasion: favour.occasion ?? '',
    on: favour.on,
    since,
    ago: agoOf(since),
    chase: !waits && todayNumber - knownDay(since) >= (patience[stage] ?? Infinity),
    remind_on: favour.remindOn ?? null,
  };
}

function board(book: Book): Introductions {
  const rows = [...book.favours.all()]
    .filter(({ kind, status }) => kind === 'introduction' && status !== 'void')
    .map((favour) => view(book, favour))
    .sort(
      (a, b) =>
        order.indexOf(a.stage) - order.indexOf(b.stage) || knownDay(a.since) - knownDay(b.since) || a.favour - b.favour,
    );
  return { rows, older: 0 };
}

function change(book: Book, kind: 'consent' | 'outcome', favour: Favour, people: number[]): Receipt {
  const subject = { people: people.map((id) => book.nameOf(id)), what: favour.what };
  const { operation } = book.change(kind, subject, (change) => change.put('favours', favour));
  return { operation, made: favour.id };
}

function consent(book: Book, id: number, said: ConsentSaid[], on: string): Receipt {
  const favour = introductionRow(book, id);
  if (!isOpen(favour)) throw failure('status_not_allowed');
  inTime(favour.on, on || today);
  const answers = new Map<number, ConsentSaid['consent']>();
  for (const { person, consent } of said) {
    if (!sidesOf(favour).some((party) => party.person === person)) throw failure('invalid');
    if ((answers.get(person) ?? consent) !== consent) throw failure('invalid');
    answers.set(person, consent);
  }
  const parties = favour.parties.map((party) => {
    const answer = party.person === owner || party.role === 'giver' ? undefined : answers.get(party.person);
    return answer ? { ...party, consent: answer } : party;
  });
  return change(book, 'consent', { ...favour, parties, stageOn: on }, [...answers.keys()]);
}

function settleOutcome(book: Book, id: number, outcome: Outcome, on: string): Receipt {
  const favour = introductionRow(book, id);
  const open = isOpen(favour);
  if (!open && favour.status !== 'done') throw failure('status_not_allowed');
  inTime(favour.on, on || today);
  const fits = ({ consent }: Party) => consent !== 'declined' && (!isMine(favour) || consent === 'agreed');
  if (open && outcome !== 'faded' && !sidesOf(favour).every(fits)) throw failure('consent_missing');
  const status = open ? (outcome === 'faded' ? 'lapsed' : 'done') : favour.status;
  const people = favour.parties.flatMap(({ person }) => (person === owner ? [] : [person]));
  const happened = open && status === 'done' ? on : favour.on;
  return change(book, 'outcome', { ...favour, status, on: happened, outcome, stageOn: on }, people);
}

interface Opened {
  favour: Favour;
  by: number;
}

/** Of each person the earliest introduction that came about; nobody is behind a door of their own. */
function throughOf(book: Book): Map<number, Opened> {
  const through = new Map<number, Opened>();
  const leadsBack = (from: number, to: number): boolean => {
    for (let at: number | undefined = from; at !== undefined; at = through.get(at)?.by) if (at === to) return true;
    return false;
  };
  const done = [...book.favours.all()]
    .filter(({ kind, status }) => kind === 'introduction' && status === 'done')
    .sort((a, b) => knownDay(a.on) - knownDay(b.on) || a.id - b.id);
  for (const favour of done) {
    const by = favour.parties.find(({ role }) => role === 'giver')?.person;
    const toMe = favour.parties.some(({ person, role }) => person === owner && role === 'beneficiary');
    if (by === undefined || by === owner || !toMe) continue;
    for (const { person, role } of favour.parties) {
      if (role !== 'introduced' || person === owner || through.has(person) || leadsBack(by, person)) continue;
      through.set(person, { favour, by });
    }
  }
  return through;
}

function doorsOf(book: Book): Doors {
  const through = throughOf(book);
  const children = new Map<number | null, number[]>();
  for (const id of new Set([...through].flatMap(([person, { by }]) => [by, person]))) {
    const parent = through.get(id)?.by ?? null;
    children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const doors: Doors['doors'] = [];
  const branch = (parent: number | null, place: number | null): number => {
    const own = (children.get(parent) ?? []).sort((a, b) => (fold(book.nameOf(a)) < fold(book.nameOf(b)) ? -1 : 1));
    let behind = 0;
    for (const id of own) {
      const { name, detail, circle, photo } = personRow(book, book.person(id));
      const favour = through.get(id)?.favour;
      const told = { on: favour?.on ?? '', occasion: favour?.occasion ?? '', what: favour?.what ?? '' };
      const at = doors.length;
      doors.push({
        ...{ person: id, name, detail, circle, photo },
        ...{ parent: place, favour: favour?.id ?? null, ...told, behind: 0 },
      });
      doors[at]!.behind = branch(id, at);
      behind += doors[at]!.behind + 1;
    }
    return behind;
  };
  branch(null, null);
  const opened = [...book.favours.all()]
    .filter((favour) => favour.kind === 'introduction' && favour.status === 'done' && isMine(favour))
    .sort((a, b) => knownDay(b.on) - knownDay(a.on) || b.id - a.id)
    .map((favour) => {
      const people = sidesOf(favour).map(({ person }) => person!);
      const names = people.map((id) => book.nameOf(id));
      return { favour: favour.id, people, names, on: favour.on, what: favour.what, outcome: favour.outcome ?? null };
    });
  return { doors, opened };
}
