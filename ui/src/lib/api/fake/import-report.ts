/** What a contacts file would change: counts, and the rows behind them. */
import type {
  FieldChange,
  ImportChange,
  ImportDuplicate,
  ImportedName,
  ImportProblem,
  ImportReport,
  LikenessReason,
  ProblemKind,
} from '../bindings';
import { photos } from './photos';
import { between, pick, random } from './random';
import type { ReportChoice } from './scenario';
import { inventedName, organisations, towns } from './world/names';

const linesPerCard = 13;

const set = (field: FieldChange['field'], before: string, after: string, kept_mine = false): FieldChange => ({
  field,
  before,
  after,
  kept_mine,
});

/** The first changes are those of the mock-up. */
const firstChanges: [string, FieldChange[]][] = [
  ['Liisa Järvinen', [set('phone', '', '+358 3 555 0190'), set('title', 'Nurse', 'Head nurse')]],
  [
    'Olga Pereira',
    [set('email', 'olga@puro.example', 'olga.pereira@puro.example'), set('address', '', 'Torstraße 12, Berlin')],
  ],
  ['Elias Ahonen', [set('organisation', 'Aalto Studio', 'Helsinki City', true)]],
  ['Venla Saarinen', [set('birthday', '--05-09', '1984-05-09')]],
  ['Noah Saarinen', [set('phone', '', '+358 44 555 0108'), set('photo', '', photos.moss)]],
];

/** All that differs is the owner's own. */
const kept: ImportChange = {
  card: 1,
  of_person: true,
  other_id: null,
  name: 'Elias Ahonen',
  line: 1,
  fields: [set('organisation', 'Aalto Studio', 'Helsinki City', true)],
};

const firstDuplicates: [string, string, LikenessReason, string][] = [
  ['M. Laine', 'Matti Laine', 'same_phone_other_name', '+358 40 555 0163'],
  ['Grace Hamalainen', 'Grace Hämäläinen', 'same_email_other_name', 'grace@merikoski.example'],
  ['Jaakko Heino', 'Jaakko Heino', 'only_name', ''],
];

const firstProblems: [number, ProblemKind, string][] = [
  [4211, 'no_end', ''],
  [9870, 'nothing', ''],
  [12034, 'too_large', ''],
  [15502, 'not_text', ''],
];

interface Counts {
  new_people: number;
  updated_people: number;
  unchanged: number;
  possible_duplicates: number;
  unreadable: number;
}

const countsOf: Record<ReportChoice, Counts> = {
  full: { new_people: 1112, updated_people: 96, unchanged: 60, possible_duplicates: 14, unreadable: 4 },
  nothing: { new_people: 0, updated_people: 0, unchanged: 1268, possible_duplicates: 0, unreadable: 0 },
  kept: { new_people: 0, updated_people: 0, unchanged: 1, possible_duplicates: 0, unreadable: 0 },
  zero: { new_people: 0, updated_people: 0, unchanged: 0, possible_duplicates: 0, unreadable: 0 },
  huge: { new_people: 98_404, updated_people: 1036, unchanged: 60, possible_duplicates: 30_000, unreadable: 500 },
};

export function reportOf(choice: ReportChoice, files: string[]): ImportReport {
  const counts = countsOf[choice];
  const next = random(choice.length * 7919);
  const people = counts.new_people + counts.updated_people + counts.unchanged;
  const line = (index: number, of: number) =>
    1 + linesPerCard * Math.floor((index * (people + counts.unreadable)) / of);
  const rows = <T>(count: number, make: (index: number, line: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => make(index, line(index, count)));
  const file = files[0] ?? '';
  return {
    files,
    operation: null,
    digest: `${choice}-${files.join('-')}`,
    cards: people + counts.unreadable + (counts.new_people > 0 ? 14 : 0),
    ...counts,
    organisations: counts.new_people > 0 ? 9 : 0,
    updated_organisations: 0,
    groups: counts.new_people > 0 ? 5 : 0,
    photos: Math.round(counts.new_people * 0.19),
    suggestions: files.some((name) => /\.zip$/i.test(name)) ? 7 : 0,
    lost_properties: 0,
    news: rows(counts.new_people, (_, at): ImportedName => ({
      name: inventedName(next),
      detail: detail(next),
      line: at,
    })),
    changes: [
      ...(choice === 'kept' ? [kept] : []),
      ...rows(counts.updated_people, (index, at): ImportChange => {
        const [name, fields] = firstChanges[index] ?? [inventedName(next), laterChange(next)];
        const card = 1 + Math.floor((at - 1) / linesPerCard);
        return { card, of_person: true, other_id: index + 1, name, line: at, fields };
      }),
    ],
    duplicates: rows(counts.possible_duplicates, (index, at) => duplicate(next, index, at)),
    problems: rows(counts.unreadable, (index, at) => problem(file, index, at)),
  };
}

function detail(next: () => number): string {
  return `${pick(next, organisations)} · ${pick(next, towns)}`;
}

function phone(next: () => number): string {
  return `+358 ${pick(next, ['40', '44', '50'])} 555 ${between(next, 1000, 9999)}`;
}

function laterChange(next: () => number): FieldChange[] {
  const changes: FieldChange[] = [set('phone', '', phone(next))];
  const roll = next();
  if (roll < 0.3) changes.push(set('organisation', pick(next, organisations), pick(next, organisations), roll < 0.1));
  else if (roll < 0.5) changes.push(set('birthday', '', `--0${between(next, 1, 9)}-${between(next, 10, 28)}`));
  else if (roll < 0.6) changes.push(set('note', '', 'Slush 2024'));
  return changes;
}

function duplicate(next: () => number, index: number, line: number): ImportDuplicate {
  const first = firstDuplicates[index];
  const card = 10_001 + index;
  const rest = { card, line, other_id: null, same: null };
  if (first) return { ...rest, name: first[0], other: first[1], reason: first[2], shared: first[3] };
  const other = inventedName(next);
  const name = `${other[0]}. ${other.split(' ').at(-1)}`;
  return { ...rest, name, other, reason: 'same_phone_other_name', shared: phone(next) };
}

function problem(file: string, index: number, line: number): ImportProblem {
  const [firstLine, kind, what] = firstProblems[index % firstProblems.length]!;
  return { file, line: index < firstProblems.length ? firstLine : firstLine + line, kind, what };
}
