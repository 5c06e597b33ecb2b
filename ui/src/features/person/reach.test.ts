import { expect, it } from 'vitest';
import type { PointKind } from '$lib/api';
import { openWords } from './reach';

it.each<[PointKind, string, string | undefined]>([
  ['phone', '+358 40 555 0127', 'Call +358 40 555 0127'],
  ['email', 'liisa@example.org', 'Write to liisa@example.org'],
  ['url', 'https://example.fi/liisa', 'Open https://example.fi/liisa'],
  ['url', 'www.example.fi', 'Open www.example.fi'],
  ['url', 'Come by!', undefined],
  ['url', 'javascript:alert(1)', undefined],
  ['url', 'file:///etc/passwd', undefined],
  ['social', 'https://social.example/@liisa', 'Open https://social.example/@liisa'],
  ['social', '@liisa', undefined],
  ['impp', 'xmpp:liisa@example.org', undefined],
])('%s %s: %s', (kind, value, words) => {
  expect(openWords({ kind, value })).toBe(words);
});
