import { afterEach, describe, expect, it } from 'vitest';
import { setLocale } from '$lib/i18n';
import { pieces, sourceName, sources, stepsFor } from './how-to';

afterEach(() => setLocale('en'));

describe('how to get the file', () => {
  it('tells the names of buttons from the words around them', () => {
    expect(pieces('Open *Contacts* and tap *Lists*.')).toEqual([
      { text: 'Open ', strong: false },
      { text: 'Contacts', strong: true },
      { text: ' and tap ', strong: false },
      { text: 'Lists', strong: true },
      { text: '.', strong: false },
    ]);
  });

  it.each(['en', 'fi'] as const)('has three whole steps a source in %s', (language) => {
    setLocale(language);
    for (const source of sources) {
      expect(sourceName(source)).not.toBe('');
      const steps = stepsFor(source);
      expect(steps).toHaveLength(3);
      for (const step of steps) expect(step.split('*').length % 2, `${source}: each * has its pair`).toBe(1);
    }
  });
});
