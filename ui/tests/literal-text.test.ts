/** Every word that a user sees stands in the message files: no component, and no module beside one, holds text of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const spoken = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
  'detail',
  'lead',
  'aside',
  'trouble',
  'text',
]);

type Node = Record<string, unknown>;

const hasLetters = (text: unknown) => typeof text === 'string' && /\p{L}/u.test(text);

/** Strings that an expression may put on screen: 'a', `b ${c}`, d ? 'e' : f, g ?? 'h'. */
function literals(node: Node | null | undefined): string[] {
  if (!node) return [];
  switch (node['type']) {
    case 'Literal':
      return hasLetters(node['value']) ? [String(node['value'])] : [];
    case 'TemplateLiteral':
      return (node['quasis'] as { value: { cooked: string } }[]).map((part) => part.value.cooked).filter(hasLetters);
    case 'ConditionalExpression':
      return [...literals(node['consequent'] as Node), ...literals(node['alternate'] as Node)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return node['operator'] === '||' ||
        node['operator'] === '??' ||
        node['operator'] === '&&' ||
        node['operator'] === '+'
        ? [...literals(node['left'] as Node), ...literals(node['right'] as Node)]
        : [];
    default:
      return [];
  }
}

function spokenIn(value: unknown): string[] {
  const parts = Array.isArray(value) ? (value as Node[]) : [value as Node];
  return parts.flatMap((part) => {
    if (part?.['type'] === 'Text') return hasLetters(part['data']) ? [String(part['data'])] : [];
    return part?.['type'] === 'ExpressionTag' ? literals(part['expression'] as Node) : [];
  });
}

export function literalText(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, name, value, data, expression } = node as Node;
    if (type === 'Attribute') {
      if (spoken.has(String(name))) found.push(...spokenIn(value));
      return;
    }
    if (type === 'StyleDirective') return;
    if (type === 'Text' && hasLetters(data)) found.push(String(data).trim());
    if (type === 'ExpressionTag') found.push(...literals(expression as Node));
    Object.values(node).forEach(visit);
  };
  visit(parse(source, { modern: true }).fragment);
  return found;
}

/** What a script says by a name under which a component shows it: `{ label: 'Shut' }`, `item.hint = 'None'`. */
export function literalInScript(script: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, key, value, left, right } = node as Record<string, Node>;
    const named =
      String(type) === 'Property' ? key : String(type) === 'AssignmentExpression' ? left?.['property'] : undefined;
    const name = (named as Node | undefined)?.['name'];
    if (spoken.has(String(name))) found.push(...literals(String(type) === 'Property' ? value : right));
    Object.values(node).forEach(visit);
  };
  const { instance, module } = parse(script, { modern: true });
  visit([instance?.content, module?.content]);
  // A bare word in small letters is one of the core's own, as `home` is; it is put into words where it is shown.
  return found.filter((text) => !/^[a-z_]+$/.test(text));
}

const all = readdirSync('src', { recursive: true, encoding: 'utf8' });
const files = all.filter((file) => file.endsWith('.svelte'));
// The book in memory has people in it, who have names.
const modules = all.filter((file) => /(?<!\.test|\.d)\.ts$/.test(file) && !/^lib\/(api\/fake|paraglide)/.test(file));

describe('literal text', () => {
  it.each([
    ['<p>Hello</p>', ['Hello']],
    ['<p>{m.hello()} · {n} – 3</p>', []],
    ['<input placeholder="Search" class="big" />', ['Search']],
    ['<Button label={open ? "Shut" : m.open()} look="plain" />', ['Shut']],
    ['<p>{count + " people"}</p>', [' people']],
    ['{#if kind === "close"}<i aria-label={`Tie of ${x}`}></i>{/if}', ['Tie of ']],
  ])('is seen in %s', (source, expected) => {
    expect(literalText(source)).toEqual(expected);
  });

  it.each([
    ['const menu = [{ label: "Shut", id: "shut" }];', ['Shut']],
    ['row.hint = wide ? `Of ${x}` : m.none();', ['Of ']],
    ['const place = { label: m.home(), kind: "close" };', []],
  ])('is seen in the script %s', (script, expected) => {
    expect(literalInScript(`<script lang="ts">${script}</script>`)).toEqual(expected);
  });

  it.each(files)('is absent from %s', (file) => {
    const source = readFileSync(join('src', file), 'utf8');
    expect([...literalText(source), ...literalInScript(source)]).toEqual([]);
  });

  it.each(modules)('is absent from %s', (file) => {
    const source = readFileSync(join('src', file), 'utf8');
    expect(literalInScript(`<script lang="ts">${source}</script>`)).toEqual([]);
  });
});
