import { afterEach, describe, expect, it } from 'vitest';
import type { PersonRow, Section, Today, TodayReason, TodayRow } from '$lib/api';
import { setLocale } from '$lib/i18n';
import { actOf, byWords, folded, leadWords, reasonWords, seasonWords, whenWords, whoWords } from './today';

const today = '2026-11-19';

function person(name: string, id = 1): PersonRow {
  const none = { circle: null, photo: null, lean: null, last_on: null, last_ago: null };
  return { id, name, detail: '', archived: false, ...none };
}

function row(reason: TodayReason, known: Partial<TodayRow> = {}): TodayRow {
  return {
    person: person('Liisa Järvinen'),
    reason,
    favour: 7,
    what: 'The projector',
    on: '2026-11-16',
    ago: { value: 3, unit: 'day' },
    due: null,
    late: false,
    others: [],
    reach: [],
    channel: null,
    ...known,
  };
}

const section = (total: number, here = total): Section => ({
  total,
  rows: Array.from({ length: here }, (_, id) => row('your_turn', { person: person(`P ${id}`, id), favour: null })),
});

afterEach(() => setLocale('en'));

describe('the reason', () => {
  it.each<[TodayReason, Partial<TodayRow>, string, string]>([
    ['they_asked', {}, 'Asked you 3 days ago: The projector', 'Pyysi 3 päivää sitten: The projector'],
    [
      'asked_to_introduce',
      { others: ['Pekka Laine'] },
      'Asked you 3 days ago for an introduction to Pekka Laine',
      'Pyysi 3 päivää sitten esittelyä: Pekka Laine',
    ],
    [
      'asked_to_introduce',
      { others: ['Pekka Laine', 'Olga Pereira'] },
      'Asked you 3 days ago for an introduction to Pekka Laine and Olga Pereira',
      'Pyysi 3 päivää sitten esittelyä: Pekka Laine ja Olga Pereira',
    ],
    [
      'await_consent',
      { others: ['Pekka Laine'] },
      'Asked 3 days ago. Not everyone has answered yet.',
      'Kysytty 3 päivää sitten. Kaikki eivät ole vielä vastanneet.',
    ],
    ['i_promised', {}, 'You promised 3 days ago: The projector', 'Lupasit 3 päivää sitten: The projector'],
    [
      'i_promised',
      { due: '2026-11-20' },
      'You promised 3 days ago, by tomorrow: The projector',
      'Lupasit 3 päivää sitten, huomiseen mennessä: The projector',
    ],
    [
      'i_promised',
      { due: '2026-11-13', late: true },
      'You promised 3 days ago; it was to be done by Friday: The projector',
      'Lupasit 3 päivää sitten, oli määrä tehdä perjantaihin mennessä: The projector',
    ],
    [
      'not_thanked',
      {},
      'Helped you 3 days ago. No thanks noted yet: The projector',
      'Auttoi sinua 3 päivää sitten. Kiitosta ei ole vielä kirjattu: The projector',
    ],
    [
      'your_turn',
      {},
      'Has helped you more lately. Something small you could offer?',
      'On auttanut viime aikoina enemmän. Voisitko tarjota jotain pientä?',
    ],
    [
      'close_and_quiet',
      { ago: null },
      'No moment together is written down yet. A word, just because?',
      'Yhteistä hetkeä ei ole vielä kirjattu. Pieni viesti, muuten vain?',
    ],
    [
      'ready_to_send',
      { ago: { value: 1, unit: 'day' } },
      'They said yes yesterday. Ready to send.',
      'Kaikki suostuivat eilen. Valmis lähetettäväksi.',
    ],
    [
      'ask_how_it_went',
      { ago: { value: 3, unit: 'week' } },
      'You introduced them 3 weeks ago. Have they met?',
      'Esittelit heidät 3 viikkoa sitten. Ovatko he jo tavanneet?',
    ],
    ['old_tie', { ago: { value: 4, unit: 'year' } }, 'Last in touch 4 years ago.', 'Viimeksi 4 vuotta sitten.'],
  ])('%s %o', (reason, known, english, finnish) => {
    expect(reasonWords(row(reason, known), today)).toBe(english);
    setLocale('fi');
    expect(reasonWords(row(reason, known), today)).toBe(finnish);
  });

  it('is said of both sides of an introduction, and never blames', () => {
    expect(whoWords(row('ready_to_send', { others: ['Olga Pereira'] }))).toBe('Liisa Järvinen and Olga Pereira');
    setLocale('fi');
    expect(whoWords(row('ready_to_send', { others: ['Olga Pereira'] }))).toBe('Liisa Järvinen ja Olga Pereira');
  });
});

it.each([
  ['2026-11-19', 'by today', 'tämän päivän aikana'],
  ['2026-11-18', 'by yesterday', 'eiliseen mennessä'],
  ['2026-11-25', 'by Wednesday', 'keskiviikkoon mennessä'],
  ['2026-11-26', 'by 26 November', '26. marraskuuta mennessä'],
  ['2026-12', 'by the end of December 2026', 'joulukuun 2026 loppuun mennessä'],
  ['~2027', 'by the end of 2027', 'vuoden 2027 loppuun mennessä'],
])('%s is %s', (due, english, finnish) => {
  expect(byWords(due, today)).toBe(english);
  setLocale('fi');
  expect(byWords(due, today)).toBe(finnish);
});

it('says a near birthday by its weekday', () => {
  expect(whenWords('2026-11-19', 0)).toBe('today');
  expect(whenWords('2026-11-21', 2)).toBe('Saturday');
  expect(whenWords('2026-11-28', 9)).toBe('28 November');
  setLocale('fi');
  expect(whenWords('2026-11-21', 2)).toBe('lauantaina');
});

it.each<[TodayReason, TodayRow['reach'], string]>([
  ['i_promised', ['phone'], 'done'],
  ['not_thanked', [], 'thank'],
  ['they_asked', [], 'answer'],
  ['your_turn', ['phone'], 'record'],
  ['close_and_quiet', ['phone', 'email'], 'call'],
  ['close_and_quiet', ['email'], 'write'],
  ['close_and_quiet', [], 'record'],
  ['asked_to_introduce', [], 'open'],
  ['await_consent', [], 'open'],
  ['ready_to_send', [], 'open'],
  ['ask_how_it_went', [], 'met'],
])('%s, reached by %o, is one act: %s', (reason, reach, act) => {
  expect(actOf(row(reason, { reach }))).toBe(act);
});

describe('a section', () => {
  it('begins with three rows and shows the few others at once', () => {
    expect(folded(section(5), 3)).toMatchObject({ more: '2 more', next: 5 });
    expect(folded(section(5), 3).rows).toHaveLength(3);
    expect(folded(section(5), 5)).toMatchObject({ more: '' });
    expect(folded(section(3), 3).more).toBe('');
  });

  it('gives many a handful at a time', () => {
    const many = section(160, 50);
    expect(folded(many, 3)).toMatchObject({ more: 'Show more', next: 13 });
    expect(folded(many, 13).rows).toHaveLength(13);
    expect(folded(many, 53).rows).toHaveLength(50);
    expect(folded(many, 53).more).toBe('');
  });
});

it('says the day and what it holds in one line', () => {
  const holds = { gives: section(9), turns: section(1), promises: section(0) } as unknown as Today;
  expect(leadWords(holds, today)).toBe(
    'Thursday 19 November. Three things you could give and one turn that is yours. The rest can wait.',
  );
  const nothing = { gives: section(0), turns: section(0), promises: section(0) } as unknown as Today;
  expect(leadWords(nothing, today)).toBe('Thursday 19 November');
  setLocale('fi');
  expect(leadWords(holds, today)).toBe(
    'Torstai 19. marraskuuta. Kolme tapaa antaa ja yksi vuoro sinulla. Muu ehtii odottaa.',
  );
});

it('says the season in a sentence', () => {
  const season = { given_count: 9, taken_count: 1, introductions: 2 };
  expect(seasonWords(season)).toEqual([
    'You have given nine favours and received one.',
    'Two of those you gave were introductions.',
  ]);
  expect(seasonWords({ given_count: 0, taken_count: 0, introductions: 0 })).toEqual([
    'Nothing is written down from these months.',
  ]);
  setLocale('fi');
  expect(seasonWords(season)).toEqual([
    'Olet antanut yhdeksän palvelusta ja saanut yhden.',
    'Antamistasi kaksi oli esittelyjä.',
  ]);
  expect(seasonWords({ given_count: 1, taken_count: 0, introductions: 0 })).toEqual([
    'Olet antanut yhden palveluksen.',
  ]);
});
