/** The labels of a card in words: standard ones in the window's language, the owner's own as written. */
import type { ContactPoint, PointKind, PostalAddress } from '$lib/api';
import { m } from '$lib/i18n';

const kinds: Record<PointKind, () => string> = {
  phone: m.point_phone,
  email: m.point_email,
  url: m.point_url,
  impp: m.point_impp,
  social: m.point_social,
};

const places: Record<string, () => string> = {
  home: m.point_home,
  work: m.point_work,
  mobile: m.point_mobile,
  cell: m.point_mobile,
  main: m.point_main,
  pref: m.point_main,
  other: m.point_other,
  fax: m.point_fax,
  school: m.point_school,
};

const relations: Record<string, () => string> = {
  mother: m.related_mother,
  father: m.related_father,
  parent: m.related_parent,
  spouse: m.related_spouse,
  partner: m.related_partner,
  child: m.related_child,
  brother: m.related_brother,
  sister: m.related_sister,
  sibling: m.related_sibling,
  friend: m.related_friend,
  manager: m.related_manager,
  assistant: m.related_assistant,
};

/** What a form offers, the most usual first. */
export const pointLabels: Record<PointKind, readonly string[]> = {
  phone: ['mobile', 'home', 'work', 'main', 'fax', 'other', ''],
  email: ['home', 'work', 'school', 'other', ''],
  url: ['', 'home', 'work', 'other'],
  impp: ['', 'home', 'work'],
  social: ['', 'home', 'work'],
};
export const addressLabels: readonly string[] = ['home', 'work', 'other', ''];
export const relationLabels: readonly string[] = ['', ...Object.keys(relations)];

export const pointKindName = (kind: PointKind): string => kinds[kind]();

/** As a form has it, where no label is a choice too. */
export const labelName = (label: string): string => (label === '' ? m.edit_no_label() : said(places, label));

/** A label of one's own may be called as something that every object has. */
function said(words: Record<string, () => string>, label: string): string {
  const word = label.toLowerCase();
  return Object.hasOwn(words, word) ? words[word]!() : label;
}

/** "Mobile", "E-mail · work", "Twitter". */
export function pointLabel({ kind, label, service }: ContactPoint): string {
  const what = service || kinds[kind]();
  const where = label && said(places, label);
  if (kind === 'phone' && where) return where;
  return where ? `${what} · ${where.toLocaleLowerCase('fi')}` : what;
}

export const addressLabel = ({ label }: PostalAddress): string => (label ? said(places, label) : m.point_address());

export const relationName = (label: string): string => (label === '' ? m.edit_no_label() : said(relations, label));

export const relatedLabel = (label: string): string => (label ? said(relations, label) : m.related_other());

/** In the lines that an envelope has; as the source wrote it where it did. */
export function addressText(address: PostalAddress): string {
  if (address.formatted) return address.formatted;
  const town = [address.postcode, address.city].filter(Boolean).join(' ');
  const lines = [address.po_box, address.extended, address.street, town, address.region, address.country];
  return lines.filter(Boolean).join('\n');
}

/** A name, never a card's number. */
export const isReadable = (value: string): boolean => value !== '' && !/^urn:/i.test(value);
