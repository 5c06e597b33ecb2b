import { describe, expect, it } from 'vitest';
import { formats, outText } from './formats';

describe('formats', () => {
  it('calls everything about everyone the whole book, and about some what it is', () => {
    const last = (who: Parameters<typeof formats>[0]) => formats(who).at(-1)!;
    expect(last({ who: 'everyone' })).toMatchObject({ value: 'json', label: 'The whole book' });
    expect(last({ who: 'people', of: [1] })).toMatchObject({ value: 'json', label: 'Everything about them' });
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
