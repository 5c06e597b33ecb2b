/** What a card says besides, by the names of its properties. */
import type { AlsoOnCard } from '$lib/api';
import { m } from '$lib/i18n';
import { labelName } from './contact-words';

const names: Record<string, () => string> = {
  GENDER: m.also_gender,
  GEO: m.also_place,
  TZ: m.also_zone,
  LANG: m.also_language,
  LANGUAGE: m.also_language,
  'X-ABDATE': m.also_date,
  HOBBY: m.also_hobby,
  INTEREST: m.also_interest,
  EXPERTISE: m.also_expertise,
  LOGO: m.also_logo,
  KEY: m.also_key,
  CALURI: m.also_calendar,
};

/** A property that nobody named: `X-FAVOURITE-TEA` is "Favourite tea". */
function plain(name: string): string {
  const words = name.replace(/^X-/, '').replaceAll('-', ' ').toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The source's own label says more than the property that it stands on. */
export function alsoName({ name, label }: AlsoOnCard): string {
  if (label) return name === '' ? label : labelName(label);
  return names[name]?.() ?? plain(name);
}
