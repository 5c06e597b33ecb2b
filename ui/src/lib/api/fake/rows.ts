/** What the fake book stores. Rows are never changed in place: a change puts a new row where the old one was. */
import type {
  Circle,
  Consent,
  ContactPoint,
  Direction,
  FavourChannel,
  FavourKind,
  LifeArea,
  Name,
  LinkKind,
  Origin,
  Outcome,
  OwnerEdit,
  PostalAddress,
  Relation,
  Role,
  Size,
  Status,
  Tie,
} from '../bindings';

export interface Person {
  readonly id: number;
  readonly uid: string;
  readonly name: Name;
  readonly organisation: string;
  readonly department: string;
  readonly title: string;
  readonly role: string;
  readonly pronouns: string;
  readonly circle: Circle | null;
  /** As chosen; null follows the circle. */
  readonly tie: Tie | null;
  readonly areas: LifeArea[];
  readonly tags: string[];
  readonly birthday: string | null;
  readonly anniversary: string | null;
  readonly note: string;
  readonly points: ContactPoint[];
  readonly addresses: PostalAddress[];
  readonly related: Relation[];
  readonly photo: string | null;
  /** Lines of cards that nothing else holds. */
  readonly extra: string[];
  readonly sources: string[];
  readonly addedAt: string;
  readonly archivedAt: string | null;
  readonly remindOn?: string | null;
}

export interface Organisation {
  readonly id: number;
  /** Its people have it as their employer by name. */
  readonly name: string;
  readonly note: string;
  readonly points: ContactPoint[];
  readonly addresses: PostalAddress[];
}

/** The owner of the book among the parties of a favour. */
export const owner = null;

/** What the owner says of themselves: one row, of number 1. */
export type Owner = OwnerEdit & { readonly id: number };

export interface Party {
  readonly person: number | typeof owner;
  readonly role: Role;
  /** What it was worth to a beneficiary; null is not known, and taken as the cost. */
  readonly value: Size | null;
  readonly consent?: Consent | null;
}

export interface Favour {
  readonly id: number;
  readonly kind: FavourKind;
  readonly what: string;
  readonly note: string;
  readonly on: string;
  readonly status: Status;
  readonly cost: Size;
  readonly parties: Party[];
  /** How later ones answer it. */
  readonly answers: LinkKind[];
  readonly channel?: FavourChannel | null;
  readonly occasion?: string;
  readonly due?: string | null;
  readonly remindOn?: string | null;
  readonly outcome?: Outcome | null;
  /** Of an introduction: when it came to where it is; null is the day it happened. */
  readonly stageOn?: string | null;
  /** The earlier ones that it answers. */
  readonly links?: readonly { kind: LinkKind; favour: number }[];
}

export const nameless: Name = {
  display: '',
  prefix: '',
  given: '',
  middle: '',
  family: '',
  suffix: '',
  nickname: '',
  phonetic_given: '',
  phonetic_middle: '',
  phonetic_family: '',
};

/** A name as one types it: the last word is the family's. */
export function nameOf(display: string): Name {
  const words = display.trim().split(/\s+/);
  const family = words.length > 1 ? words.pop()! : '';
  return { ...nameless, display: [...words, family].join(' ').trim(), given: words.join(' '), family };
}

export function newPerson(id: number, name: string, known: Partial<Person> = {}): Person {
  return {
    id,
    uid: `01936f00-0000-7000-8000-${id.toString(16).padStart(12, '0')}`,
    name: nameOf(name),
    organisation: '',
    department: '',
    title: '',
    role: '',
    pronouns: '',
    circle: null,
    tie: null,
    areas: [],
    tags: [],
    birthday: null,
    anniversary: null,
    note: '',
    points: [],
    addresses: [],
    related: [],
    photo: null,
    extra: [],
    sources: [],
    addedAt: '2026-11-19T07:00:00Z',
    archivedAt: null,
    ...known,
  };
}

export function tieOf(person: Person): Tie {
  return person.tie ?? (person.circle === 'core' || person.circle === 'close' ? 'communal' : 'reciprocal');
}

/** A favour that a file tells of. */
export interface Suggestion {
  readonly id: number;
  readonly origin: Origin;
  readonly person: number | null;
  readonly name: string;
  readonly introduced: number | null;
  readonly direction: Direction | null;
  readonly what: string;
  readonly note: string;
  readonly on: string | null;
  readonly source: string;
  readonly open: boolean;
}
