import { expect, it } from 'vitest';
import { Latest } from './latest';

function desk() {
  const asked: { question: string; answer: (value: string) => void; refuse: (thrown: unknown) => void }[] = [];
  const heard: string[] = [];
  const failed: unknown[] = [];
  const latest = new Latest<string, string>(
    (question) => new Promise((answer, refuse) => asked.push({ question, answer, refuse })),
    (answer) => heard.push(answer),
    (thrown) => failed.push(thrown),
  );
  return { asked, heard, failed, latest };
}

const settle = () => new Promise((done) => setTimeout(done));

it('asks the newest only, and drops the stale answer', async () => {
  const { asked, heard, latest } = desk();
  for (const word of ['a', 'ai', 'ain', 'aino']) latest.put(word);
  asked[0]!.answer('A');
  await settle();
  expect(asked.map(({ question }) => question)).toEqual(['a', 'aino']);
  asked[1]!.answer('AINO');
  await settle();
  expect(heard).toEqual(['AINO']);
});

it('goes on after a failure', async () => {
  const { asked, heard, failed, latest } = desk();
  latest.put('a');
  asked[0]!.refuse('no');
  await settle();
  latest.put('b');
  asked[1]!.answer('B');
  await settle();
  expect([failed, heard]).toEqual([['no'], ['B']]);
});

it('hears nothing of what was forgotten', async () => {
  const { asked, heard, latest } = desk();
  latest.put('a');
  latest.forget();
  asked[0]!.answer('A');
  await settle();
  expect(heard).toEqual([]);
});
