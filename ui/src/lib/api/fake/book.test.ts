import { expect, test, vi } from 'vitest';
import type { Backend } from '../backend';
import type { FavourForm, PeopleQuery } from '../bindings';
import { emptyForm } from '$lib/person-form';
import { fake } from './index';

const everyone: PeopleQuery = { text: '', circle: null, order: 'name', offset: 0, limit: 100 };

async function idOf(book: Backend, name: string): Promise<number> {
  const { rows } = await book.people({ ...everyone, text: name });
  return rows[0]!.id;
}

const helped = (people: (number | null)[]) => people.map((person) => ({ person, value: null }));

function favour(people: number[], more: Partial<FavourForm> = {}): FavourForm {
  return {
    giver: null,
    beneficiaries: helped(people),
    introduced: [],
    asked_by: null,
    kind: 'advice',
    what: 'Which school to choose',
    note: '',
    on: '2026-11-19',
    status: 'done',
    cost: 'an_hour',
    channel: null,
    occasion: '',
    due: null,
    new_people: [],
    ...more,
  };
}

test('the figures of Liisa are those of the mock-up', async () => {
  const book = fake('');
  const { standing, met_through } = await book.person(await idOf(book, 'liisa järvinen'));
  expect(met_through).toMatchObject({ name: 'Anna Lehtonen', what: 'Slush 2024' });
  if (standing.kind !== 'numbers') throw new Error(standing.kind);
  expect(standing).toMatchObject({
    given: 956,
    taken: 1194,
    balance: -238,
    low: -289,
    high: -187,
    low_is_effort: false,
  });
  expect(standing.words).toBe('even_taken');
  expect(standing.turn).toMatchObject({ turn: 'mine', reason: 'i_promised' });
  expect(standing.why.map(({ adds }) => adds)).toEqual([null, -298, 406, -334, 311, -562, 239]);
  expect(standing.line).toHaveLength(24);
  expect(standing.line.at(-1)).toMatchObject({ month: '2026-11', balance: -24 });
});

test('turns are those of the mock-ups, and close ties are not among them', async () => {
  const overview = await fake('?scenario=sample').overview({ from: null, to: null });
  const names = (list: keyof typeof overview & `${string}`) => {
    const turns = overview[list];
    return typeof turns === 'object' && turns && 'people' in turns ? turns.people.map(({ person }) => person.name) : [];
  };
  expect(names('your_turn')).toEqual([
    'Helmi Åkerblom',
    'Ilmari Kallio',
    'Kerttu Whitfield',
    'Liisa Järvinen',
    'Venla Saarinen',
  ]);
  expect(names('even')).toEqual([
    'Anna Lehtonen',
    'Grace Hämäläinen',
    'Noah Saarinen',
    'Sofia Lehtonen',
    'Tomás Ahonen',
  ]);
  expect(names('nothing_needed')).toEqual(['Elias Ahonen', 'Olga Pereira', 'Siiri Saarinen']);
  expect(overview.by_circle.filter(({ communal }) => communal).every(({ given_count }) => given_count === 0)).toBe(
    true,
  );
});

test('a close tie says who has shown up and what is open, and no number', async () => {
  const book = fake('');
  const id = await idOf(book, 'aino korhonen');
  const open: unknown = expect.objectContaining({ reason: 'i_promised', what: 'A programme on midwives' });
  expect((await book.person(id)).standing).toEqual({ kind: 'communal', mutuality: 'both', open });
  const { rows } = await book.people({ ...everyone, text: 'aino korhonen' });
  expect(rows[0]!.lean).toBeNull();
});

test('what was asked of me waits for who asked, and no longer once somebody said no', async () => {
  const book = fake('?scenario=sample');
  const [asker, one, other] = [
    await idOf(book, 'ilmari kallio'),
    await idOf(book, 'noah saarinen'),
    await idOf(book, 'olga pereira'),
  ];
  const turns = () =>
    Promise.all(
      [asker, one, other].map(async (id) => {
        const { standing } = await book.person(id);
        return standing.kind === 'communal' ? null : standing.turn;
      }),
    );
  const todays = async (made: number | null) => {
    const { turns } = await book.today();
    return turns.rows.filter(({ favour }) => favour === made).map(({ person, reason }) => [person.id, reason]);
  };
  const before = await turns();
  const asked = { kind: 'introduction', what: '', status: 'asked', asked_by: asker } as const;
  const { made } = await book.recordFavour(favour([one, other], asked));
  const [ofAsker, ...ofOthers] = await turns();
  expect(ofAsker).toMatchObject({ turn: 'mine', reason: 'they_asked', favour: made });
  expect(ofOthers, 'nobody whom it is about waits for it').toEqual(before.slice(1));
  expect(await todays(made)).toEqual([[asker, 'asked_to_introduce']]);
  await book.consent(made!, [{ person: one, consent: 'declined' }], '');
  expect(await turns()).toEqual(before);
  expect(await todays(made)).toEqual([]);
});

test('the texts follow the language', async () => {
  const book = fake('?lang=fi');
  const { favours } = await book.person(await idOf(book, 'liisa järvinen'));
  expect(favours[0]!.what).toBe('Sofia Lehtosen numero');
});

test('a favour is recorded, told of, taken back and brought again', async () => {
  const book = fake('');
  const id = await idOf(book, 'liisa järvinen');
  const changed = vi.fn();
  const stop = book.onBookChanged(changed);
  const before = await book.person(id);

  const { operation, made } = await book.recordFavour(favour([id]));
  expect(changed).toHaveBeenCalled();
  expect((await book.person(id)).favours[0]).toMatchObject({ id: made, direction: 'given', value: null });
  expect((await book.history(null))[0]).toMatchObject({
    operation,
    kind: 'give',
    subject: { people: ['Liisa Järvinen'] },
  });

  const undone = await book.undo(null);
  expect(undone.row).toMatchObject({ operation, kind: 'give' });
  expect((await book.history(operation + 1))[0]).toMatchObject({ operation, undone: true });
  expect(await book.person(id)).toEqual(before);
  await expect(book.undo(operation)).rejects.toMatchObject({ kind: 'nothing_to_undo' });

  const again = await book.redo();
  await expect(book.redo()).rejects.toMatchObject({ kind: 'nothing_to_redo' });
  expect((await book.history(null))[0]).toMatchObject({ kind: 'redo', subject: { undone: 'give' } });
  expect((await book.person(id)).favours[0]!.id).toBe(made);
  expect((await book.undo(null)).row.operation).toBe(again.operation);
  await expect(book.undo(null)).rejects.toMatchObject({ kind: 'nothing_to_undo' });

  const times = changed.mock.calls.length;
  stop();
  await book.addPerson(emptyForm('Nobody Listens'));
  expect(changed).toHaveBeenCalledTimes(times);
});

test('what others now rest on is not taken back', async () => {
  const book = fake('?scenario=empty');
  const { operation, made } = await book.addPerson(emptyForm('  Ada   Byron '));
  expect((await book.person(made!)).name).toMatchObject({ display: 'Ada Byron', family: '' });
  const later = await book.recordFavour(favour([made!]));
  await expect(book.undo(operation)).rejects.toMatchObject({ kind: 'cannot_undo', number: later.operation });
  await book.undo(later.operation);
  await book.undo(operation);
  await expect(book.person(made!)).rejects.toMatchObject({ kind: 'not_found' });
  await book.addPerson(emptyForm('Grace Hopper'));
  expect((await book.start()).book).toBe('open');
});

test('two periods that adjoin are what all of it is, in figures and in parts', async () => {
  const book = fake('');
  const periods = [
    { from: null, to: null },
    { from: null, to: '2025-12-31' },
    { from: '2026-01-01', to: null },
  ];
  const figures = await Promise.all(periods.map((period) => book.overview(period)));
  const [all, before, after] = figures.map(({ given_count, taken_count }) => given_count + taken_count);
  expect(before! + after!).toBe(all);
  expect(Math.min(before!, after!)).toBeGreaterThan(0);
  expect(figures[1]!.line).toEqual(figures[0]!.line);
  const kinds = await Promise.all(periods.map((period) => book.breakdown('kind', period)));
  const given = kinds.map(({ total }) => total!.given);
  expect(Math.abs(given[1]! + given[2]! - given[0]!)).toBeLessThan(3);
});

test('an introduction gives to both, or tells through whom one met', async () => {
  const book = fake('?scenario=empty');
  const [ada, charles] = [
    (await book.addPerson(emptyForm('Ada Byron'))).made!,
    (await book.addPerson(emptyForm('Charles Babbage'))).made!,
  ];
  const told = { what: 'Engines', on: '2026-11', kind: 'introduction', cost: 'five_minutes' } as const;
  await book.recordFavour(favour([ada, charles], told));
  await book.recordFavour(favour([], { ...told, giver: ada, beneficiaries: helped([null]), introduced: [charles] }));
  expect((await book.person(ada)).standing).toMatchObject({ kind: 'too_little', given_count: 1, taken_count: 1 });
  expect((await book.person(charles)).standing).toMatchObject({ given_count: 1, taken_count: 0 });
  expect((await book.person(charles)).met_through).toMatchObject({ person: ada, what: 'Engines' });
});

test('promises are kept, thanks are said once, circles decide the tie', async () => {
  const book = fake('');
  const id = await idOf(book, 'helmi åkerblom');
  const page = await book.person(id);
  const put = page.favours.find(({ on }) => on === '2026-11-12')!;
  await book.thank(put.id);
  await expect(book.thank(put.id)).rejects.toMatchObject({ kind: 'status_not_allowed' });
  await expect(book.settle(put.id, 'withdrawn', '')).rejects.toMatchObject({ kind: 'status_not_allowed' });

  const { made } = await book.recordFavour(favour([id], { status: 'promised', on: '2026-11-10' }));
  await book.settle(made!, 'done', '');
  expect((await book.person(id)).favours[0]).toMatchObject({ id: made, status: 'done', on: '2026-11-19' });

  await book.placePerson(id, 'close', null);
  expect(await book.person(id)).toMatchObject({ circle: 'close', tie: 'communal', tie_chosen: false });
  await book.placePerson(id, 'close', 'reciprocal');
  expect((await book.person(id)).standing.kind).toBe('numbers');
});

test.each([
  ['no_text', { what: ' ' }],
  ['no_people', { beneficiaries: [] }],
  ['same_person_twice', { beneficiaries: helped([1, 1]) }],
  ['not_found', { beneficiaries: helped([999_999]) }],
  ['with_oneself', { giver: 1, beneficiaries: helped([1]) }],
  ['invalid', { introduced: [2] }],
  ['too_few_people', { kind: 'introduction' }],
  ['not_yet', { on: '2026-12-24' }],
  ['invalid_date', { on: '2026-02-30' }],
  ['date_too_far', { on: '2277-01-01' }],
  ['date_too_far', { on: '1066-10-14' }],
  ['due_too_far', { due: '2277' }],
  ['due_too_early', { status: 'promised', due: '2026-01' }],
  ['too_long', { what: 'x'.repeat(10_001) }],
] as const)('a bad favour is refused: %s', async (kind, wrong) => {
  const book = fake('');
  await expect(book.recordFavour(favour([1], wrong as Partial<FavourForm>))).rejects.toMatchObject({ kind });
  await expect(book.undo(null)).rejects.toMatchObject({ kind: 'nothing_to_undo' });
});

test('a favour that was changed meanwhile is not written over', async () => {
  const book = fake('');
  const { made } = await book.recordFavour(favour([1]));
  const { form } = await book.favour(made!);
  const other = { ...form, what: 'In other words' };
  await book.reviseFavour(made!, form, other);
  await expect(book.reviseFavour(made!, form, form)).rejects.toMatchObject({ kind: 'changed_meanwhile' });
  expect((await book.favour(made!)).row.what).toBe(other.what);
});

test('somebody new comes and goes with their favour', async () => {
  const book = fake('');
  const { total } = await book.people(everyone);
  const refused = favour([-1], { new_people: ['Ada Byron'], what: '' });
  await expect(book.recordFavour(refused)).rejects.toMatchObject({ kind: 'no_text' });
  expect((await book.people(everyone)).total).toBe(total);
  await book.recordFavour(favour([-1], { new_people: ['Ada Byron'] }));
  expect((await book.person(await idOf(book, 'ada byron'))).favours).toHaveLength(1);
  await book.undo(null);
  expect((await book.people(everyone)).total).toBe(total);
});

test('the doors of the first run', async () => {
  const book = fake('?scenario=first-run');
  expect(await book.start()).toMatchObject({ book: 'none', people: 0, language: 'en', today: '2026-11-19' });
  await expect(book.people(everyone)).rejects.toMatchObject({ kind: 'no_book' });
  await book.openSample();
  expect(await book.start()).toMatchObject({ book: 'sample', people: 44 });
  await book.closeSample();
  expect((await book.start()).book).toBe('none');
  await book.createBook();
  expect((await book.start()).book).toBe('empty');
});

test('a book that does not open says why', async () => {
  const { book, trouble } = await fake('?scenario=trouble&trouble=damaged').start();
  expect([book, trouble?.kind]).toEqual(['trouble', 'damaged']);
});

test('a full disk refuses every change', async () => {
  await expect(fake('?fails=disk_full').addPerson(emptyForm('Ada'))).rejects.toMatchObject({ kind: 'disk_full' });
});

test('every photo that a row names is a picture', async () => {
  const book = fake('?scenario=sample');
  const { rows } = await book.people(everyone);
  const hashes = rows.flatMap(({ photo }) => photo ?? []);
  expect(hashes.length).toBeGreaterThan(3);
  for (const hash of hashes) expect(atob((await book.photo(hash, 64))!).slice(1, 4)).toBe('PNG');
});
