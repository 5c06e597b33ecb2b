import { afterEach, expect, it } from 'vitest';
import type { ContactPoint, PostalAddress } from '$lib/api';
import { setLocale } from '$lib/i18n';
import { addressText, isReadable, pointLabel, relatedLabel } from './contact-words';

afterEach(() => setLocale('en'));

const point = (more: Partial<ContactPoint>): ContactPoint => ({
  kind: 'phone',
  label: '',
  value: '+358 40 555 0127',
  service: '',
  preferred: false,
  ...more,
});

it.each<[Partial<ContactPoint>, string, string]>([
  [{}, 'Phone', 'Puhelin'],
  [{ label: 'mobile' }, 'Mobile', 'Matkapuhelin'],
  [{ label: 'mökki' }, 'mökki', 'mökki'],
  [{ label: '__proto__' }, '__proto__', '__proto__'],
  [{ kind: 'email', label: 'constructor' }, 'E-mail · constructor', 'Sähköposti · constructor'],
  [{ kind: 'email', label: 'WORK' }, 'E-mail · work', 'Sähköposti · työ'],
  [{ kind: 'social', service: 'Mastodon' }, 'Mastodon', 'Mastodon'],
])('%o is labelled', (more, english, finnish) => {
  expect(pointLabel(point(more))).toBe(english);
  setLocale('fi');
  expect(pointLabel(point(more))).toBe(finnish);
});

it('writes an address as on an envelope', () => {
  const empty = { label: '', po_box: '', extended: '', region: '', formatted: '', preferred: false };
  const address: PostalAddress = {
    ...empty,
    street: 'Satakunnankatu 18',
    city: 'Tampere',
    postcode: '33100',
    country: '',
  };
  expect(addressText(address)).toBe('Satakunnankatu 18\n33100 Tampere');
  expect(addressText({ ...address, formatted: 'As it was' })).toBe('As it was');
});

it('says a relation, and shows no card’s number', () => {
  expect([relatedLabel('mother'), relatedLabel('kummi'), relatedLabel('')]).toEqual(['Mother', 'kummi', 'Related']);
  expect([isReadable('Olga'), isReadable('urn:uuid:1')]).toEqual([true, false]);
});
