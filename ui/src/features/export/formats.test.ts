import { describe, expect, it } from 'vitest';
import { formats, outText } from './formats';

describe('formats', () => {
  it('offers the whole book to everyone only', () => {
    const of = (who: Parameters<typeof formats>[0]) => formats(who).map(({ value }) => value);
    expect(of({ who: 'everyone' })).toEqual(['vcard', 'vcard3', 'csv', 'jcard', 'json']);
    expect(of({ who: 'people', of: [1] })).toEqual(['vcard', 'vcard3', 'csv', 'jcard']);
  });
});

describe('what is said afterwards', () => {
  it('counts who went out', () => {
    const done = { file: 'people.vcf', folder: '/tmp', people: 1, organisations: 0, refused: [] };
    expect(outText(done)).toBe('people.vcf: 1 person, in /tmp');
    expect(outText({ ...done, people: 1284, organisations: 2 })).toBe(
      'people.vcf: 1,284 people and 2 organisations, in /tmp',
    );
  });
});
