// Reads a file of vCards with ical.js (Thunderbird's reader) and compares it with what it should say.
//
//     read.mjs CARDS.vcf EXPECTED.json    one line a card that differs; exit code 1 if any does
//     read.mjs --time CARDS.vcf           CPU seconds, and how many cards
//
// Exit code 77: ical.js is not installed (it is looked for in the folder that VUORO_PEERS names).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

let ical;
try {
  const from = createRequire((process.env.VUORO_PEERS ?? process.cwd()) + '/');
  ical = (await import(pathToFileURL(from.resolve('ical.js')))).default;
} catch {
  process.exit(77);
}

// It leaves `\\;` as it is in the texts of vCard 3.0, where RFC 2426 wants it so written.
const texts = (value) => (Array.isArray(value) ? value.flatMap(texts) : [String(value).replaceAll('\\;', ';')]);

// A day by its digits, and a picture by its bytes, however they are written.
const plain = (name, value) => {
  if (name === 'BDAY') return value.replaceAll(/\D/g, '');
  return name === 'PHOTO' ? value.replace(/^data:[^,]*;base64,/, '') : value;
};

// Only what is asked for is taken apart: a moment in the form of vCard 3.0, as many programs write
// it into cards of 4.0 and we let it out again, is one that it cannot.
function said(card, asked) {
  const lines = {};
  for (const property of new ical.Component(ical.parse(card)).getAllProperties()) {
    const name = property.name.toUpperCase();
    if (!(name in asked)) continue;
    (lines[name] ??= []).push(texts(property.getValues()).map((value) => plain(name, value)));
  }
  return lines;
}

if (process.argv[2] === '--time') {
  const content = readFileSync(process.argv[3], 'utf8');
  const start = process.cpuUsage();
  const count = [ical.parse(content)].flat(1).filter((card) => Array.isArray(card) && card[0] === 'vcard').length;
  const { user, system } = process.cpuUsage(start);
  console.log(JSON.stringify({ cards: count, seconds: (user + system) / 1e6 }));
  process.exit(0);
}
const cards = readFileSync(process.argv[2], 'utf8').split('\r\nEND:VCARD\r\n').slice(0, -1);
const expected = JSON.parse(readFileSync(process.argv[3], 'utf8'));
let wrong = cards.length === expected.length ? 0 : 1;
for (const [number, card] of cards.entries()) {
  try {
    const found = said(card + '\r\nEND:VCARD\r\n', expected[number]);
    for (const [name, values] of Object.entries(expected[number])) {
      if (JSON.stringify(found[name]) !== JSON.stringify(values)) {
        console.log(`card ${number}: ${name}: ${JSON.stringify(found[name])} is not ${JSON.stringify(values)}`);
        wrong += 1;
        break;
      }
    }
  } catch (error) {
    console.log(`card ${number}: ${error}`);
    wrong += 1;
  }
}
console.log(JSON.stringify({ cards: cards.length, differ: wrong }));
process.exit(wrong ? 1 : 0);
