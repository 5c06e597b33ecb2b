/** The people behind the main cast: as many as one likes, each made when looked at, one in twenty-five with favours. */
import type { Circle, FavourKind, Size } from '../../bindings';
import { daysAgo } from '../day';
import { between, pick, random } from '../random';
import type { Favour, Party, Person } from '../rows';
import { newPerson, owner } from '../rows';
import type { Language } from '../scenario';
import type { Listed } from '../search';
import { familyNames, givenNames, organisations, titles, towns } from './names';

const circles: (Circle | null)[] = [
  'network',
  'network',
  'acquaintance',
  'acquaintance',
  'acquaintance',
  'friend',
  null,
  null,
];
const oneIn = 25;

const deeds: [FavourKind, Size, Size, Record<Language, string>][] = [
  ['advice', 'five_minutes', 'an_hour', { en: 'Answered a question on permits', fi: 'Vastaus lupakysymykseen' }],
  ['feedback', 'an_hour', 'half_a_day', { en: 'Read the draft', fi: 'Luonnoksen lukeminen' }],
  ['hands_on_help', 'half_a_day', 'half_a_day', { en: 'Helped move flat', fi: 'Muuttoapu' }],
  ['referral', 'five_minutes', 'days', { en: 'Passed a name on to a client', fi: 'Suositus asiakkaalle' }],
  ['hosting', 'an_hour', 'an_hour', { en: 'Coffee and a tour of the office', fi: 'Kahvit ja toimistokierros' }],
  ['loan', 'five_minutes', 'an_hour', { en: 'A projector for the weekend', fi: 'Projektori viikonlopuksi' }],
  ['job_tip', 'five_minutes', 'half_a_day', { en: 'Told of an opening', fi: 'Vinkki avoimesta paikasta' }],
];

const twinEvery = 91;

/** Whom somebody stands in the book for a second time, under another name. */
export const twinOf = (id: number): number | null => (id % twinEvery === 7 ? id - 1 : null);

function sketch(id: number): ReturnType<typeof drawn> {
  const twin = twinOf(id);
  if (twin === null) return drawn(id);
  const { given, ...same } = drawn(twin);
  const work = drawn(id);
  const called = id % 3 === 0 ? `${given} ${given[0] === 'M' ? 'A' : 'M'}.` : `${given[0]}.`;
  return {
    ...same,
    given: called,
    title: work.title,
    organisation: id % 3 === 2 ? same.organisation : work.organisation,
  };
}

function drawn(id: number) {
  const next = random(id * 2_654_435_761);
  const given = pick(next, givenNames);
  // The common family names come first in their list, and more often.
  const family = familyNames[Math.floor(next() * next() * familyNames.length)]!;
  return {
    given,
    family,
    organisation: pick(next, organisations),
    city: pick(next, towns),
    title: pick(next, titles),
    circle: pick(next, circles),
    next,
  };
}

export function memberListed(id: number): Listed {
  const { given, family, organisation, city, title, circle } = sketch(id);
  return {
    id,
    name: `${given} ${family}`,
    familyFirst: `${family} ${given}`,
    circle,
    words: [organisation, title, city],
  };
}

const nowhere = {
  label: 'home',
  po_box: '',
  extended: '',
  street: '',
  region: '',
  postcode: '',
  country: '',
  formatted: '',
};

const numberOf = (next: () => number): string =>
  `+358 ${pick(next, ['40', '44', '50'])} 555 ${between(next, 1000, 9999)}`;

export function member(id: number): Person {
  const { given, family, organisation, city, title, circle, next } = sketch(id);
  const twin = twinOf(id);
  const number = twin === null ? numberOf(next) : member(twin).points[0]!.value;
  return newPerson(id, `${given} ${family}`, {
    organisation,
    title,
    circle,
    points: [{ kind: 'phone', label: 'mobile', value: number, service: '', preferred: true }],
    addresses: [{ ...nowhere, city, preferred: true }],
    sources: ['contacts.vcf'],
    addedAt: '2026-01-10T09:00:00Z',
  });
}

export function* crowdFavours(first: number, count: number, language: Language, firstFavour: number): Iterable<Favour> {
  const next = random(20_261_119);
  let id = firstFavour;
  for (let person = first; person < first + count; person += 1) {
    if (person % oneIn !== 0) continue;
    const generosity = 0.25 + 0.6 * next();
    for (let left = between(next, 1, 9); left > 0; left -= 1) {
      const [kind, cost, value, words] = pick(next, deeds);
      const given = next() < generosity;
      const parties: Party[] = [
        { person: given ? owner : person, role: 'giver', value: null },
        { person: given ? person : owner, role: 'beneficiary', value },
      ];
      const answers: Favour['answers'] = given ? [] : next() < 0.6 ? ['thanks', 'passes_on'] : ['thanks'];
      const on = daysAgo(between(next, 2, 900));
      yield { id: id++, kind, what: words[language], note: '', on, status: 'done', cost, parties, answers };
    }
  }
}
