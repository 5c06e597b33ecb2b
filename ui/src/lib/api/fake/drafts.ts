/** The messages of an introduction, shorter than the book's own. */
import type { Draft, DraftPurpose, Language } from '../bindings';
import type { Book } from './book';
import type { Favour, Party, Person } from './rows';
import { owner } from './rows';

type Words = (to: Person[], about: Person[], why: string) => { subject: string; body: string };

const shown = (people: Person[], and: string) => people.map(({ name }) => name.display).join(` ${and} `);
const called = (people: Person[], and: string) => people.map(({ name }) => name.given || name.display).join(` ${and} `);
const paragraphs = (...texts: string[]) => texts.filter(Boolean).join('\n\n');

const english: Record<DraftPurpose, Words> = {
  ask: (to, about, why) => ({
    subject: `May I introduce you to ${shown(about, 'and')}?`,
    body: paragraphs(
      `Hi ${called(to, 'and')},`,
      `I think you and ${shown(about, 'and')} would have something to talk about.`,
      why && `What I have in mind: ${why}`,
      'Shall I introduce you? A no is just as fine.',
    ),
  }),
  introduce: (to, _, why) => ({
    subject: `Introduction: ${shown(to, 'and')}`,
    body: paragraphs(
      `Hi ${called(to, 'and')},`,
      `you have heard of each other from me: ${shown(to, 'and')}.`,
      why && `Why: ${why}`,
      'I leave it to you from here.',
    ),
  }),
  ask_to_be_introduced: (to, about, why) => ({
    subject: `Would you introduce me to ${shown(about, 'and')}?`,
    body: paragraphs(
      `Hi ${called(to, 'and')},`,
      `I would like to meet ${shown(about, 'and')}, and I believe you know each other.`,
      why && `What it is about: ${why}`,
      'Would you introduce us? If it does not feel right, that is fine.',
    ),
  }),
};

const finnish: Record<DraftPurpose, Words> = {
  ask: (to, about, why) => ({
    subject: `Saanko esitellä: ${shown(about, 'ja')}?`,
    body: paragraphs(
      `Hei ${called(to, 'ja')},`,
      `tuli mieleen, että teillä voisi olla juteltavaa: ${shown(about, 'ja')}.`,
      why && `Mitä ajattelin: ${why}`,
      'Esittelenkö teidät? Voit ihan hyvin sanoa myös ei.',
    ),
  }),
  introduce: (to, _, why) => ({
    subject: `Esittely: ${shown(to, 'ja')}`,
    body: paragraphs(
      `Hei ${called(to, 'ja')},`,
      `kuten on ollut puhetta, haluan esitellä teidät toisillenne: ${shown(to, 'ja')}.`,
      why && `Miksi: ${why}`,
      'Jatkatte varmasti tästä keskenänne.',
    ),
  }),
  ask_to_be_introduced: (to, about, why) => ({
    subject: `Voisitko esitellä: ${shown(about, 'ja')}?`,
    body: paragraphs(
      `Hei ${called(to, 'ja')},`,
      `haluaisin tutustua, ja luulen, että tunnette toisenne: ${shown(about, 'ja')}.`,
      why && `Mistä on kyse: ${why}`,
      'Voisitko esitellä meidät? Jos se ei tunnu sopivalta, ei haittaa.',
    ),
  }),
};

export function draftsOf(book: Book, { parties, status, what }: Favour, language: Language): Draft[] {
  const words = language === 'fi' ? finnish : english;
  const sides = parties.filter(({ person, role }) => person !== owner && role !== 'giver' && role !== 'asked_by');
  const isOver = !['asked', 'promised', 'done'].includes(status);
  if (isOver || sides.some(({ consent }) => consent === 'declined')) return [];
  const personOf = ({ person }: Party) => book.person(person!);
  const draft = (purpose: DraftPurpose, to: Person[], about: Person[]): Draft => ({
    purpose,
    people: to.map(({ id }) => id),
    names: to.map(({ name }) => name.display),
    has_addresses: to.every(({ points }) => points.some(({ kind }) => kind === 'email')),
    ...words[purpose](to, about, what),
  });
  const giver = parties.find(({ person, role }) => person !== owner && role === 'giver');
  if (giver) return sides.map((other) => draft('ask_to_be_introduced', [personOf(giver)], [personOf(other)]));
  const waiting = sides.filter(({ consent }) => consent === 'not_asked' || consent === 'asked');
  if (waiting.length === 0) return [draft('introduce', sides.map(personOf), [])];
  return waiting.map((one) => draft('ask', [personOf(one)], sides.filter((other) => other !== one).map(personOf)));
}
