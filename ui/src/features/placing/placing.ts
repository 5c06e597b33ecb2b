/** The keys of the placing room, and what is known of someone in words. Pure. */
import type { Circle, LifeArea, PlacingPerson } from '$lib/api';
import { areas } from '$lib/favour-words';
import { formatAgo, m, type Locale } from '$lib/i18n';
import { anniversaryWords } from '$lib/on';
import { circles } from '$lib/words';

/** What one key does. `away`: not someone the owner keeps. */
export type Press =
  | { does: 'place'; circle: Circle }
  | { does: 'away' }
  | { does: 'skip' }
  | { does: 'back' }
  | { does: 'area'; area: LifeArea };

const letters: Record<Locale, Record<LifeArea, string>> = {
  en: {
    family: 'f',
    relatives: 'r',
    friends: 'd',
    studies: 'u',
    work: 'w',
    former_work: 'o',
    hobby: 'h',
    neighbours: 'n',
    position_of_trust: 'p',
    internship: 'i',
    online: 'l',
    other: 't',
  },
  fi: {
    family: 'p',
    relatives: 'u',
    friends: 'y',
    studies: 'o',
    work: 't',
    former_work: 'e',
    hobby: 'h',
    neighbours: 'n',
    position_of_trust: 'l',
    internship: 'j',
    online: 'v',
    other: 'm',
  },
};

/** The letter that turns an area on and off, as it stands beside it: a letter of its own name. */
export const areaLetter = (area: LifeArea, locale: Locale): string => letters[locale][area];

export const circleKey = (circle: Circle): string => String(circles.indexOf(circle) + 1);

export function pressOf(key: string, locale: Locale): Press | undefined {
  if (key === '0') return { does: 'away' };
  if (key === 's') return { does: 'skip' };
  if (key === 'z') return { does: 'back' };
  const circle = circles.find((one) => circleKey(one) === key);
  if (circle) return { does: 'place', circle };
  const area = areas.find((one) => letters[locale][one] === key);
  return area && { does: 'area', area };
}

export function toggled(chosen: readonly LifeArea[], area: LifeArea): LifeArea[] {
  return chosen.includes(area) ? chosen.filter((one) => one !== area) : [...chosen, area];
}

const hints: Record<Circle, () => string> = {
  core: m.placing_hint_core,
  close: m.placing_hint_close,
  friend: m.placing_hint_friend,
  network: m.placing_hint_network,
  acquaintance: m.placing_hint_acquaintance,
};

export const circleHint = (circle: Circle): string => hints[circle]();

/** What makes someone likely to be close; said first. */
export function signsOf({ starred, same_family_name }: PlacingPerson): string[] {
  return [...(starred ? [m.placing_starred()] : []), ...(same_family_name ? [m.placing_same_family()] : [])];
}

/** The job under the name. */
export const workOf = ({ title, organisation }: PlacingPerson): string =>
  [title, organisation].filter(Boolean).join(' · ');

const pointsShown = 4;

/** A line each, the most telling first. */
export function knownOf({ points, birthday, person, note }: PlacingPerson): string[] {
  const lines = [...points.slice(0, pointsShown)];
  if (birthday) {
    const day = anniversaryWords(birthday);
    lines.push(birthday.startsWith('--') ? m.placing_birthday({ day }) : m.placing_born({ day }));
  }
  if (person.last_ago) {
    lines.push(m.placing_last_favour({ ago: formatAgo(person.last_ago.value, person.last_ago.unit) }));
  }
  if (note) lines.push(note);
  return lines;
}
