// Writes who made the libraries inside the two programs, and under which licence each came, with the licences' texts.
//
//   node scripts/notices.mjs > third-party.txt
//
// It reads what cargo and npm have unpacked on this computer. A library without a licence stops it.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const ask = (program, ...words) => execFileSync(program, words, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });

/** What the programs are linked with on this kind of computer; what only builds or tests them is not in them. */
function crates() {
  const host = /host: (.*)/.exec(ask('rustc', '-vV'))[1];
  const tree = ask('cargo', 'tree', '--workspace', '--locked', '--target', host, '--edges', 'normal,no-proc-macro',
    '--prefix', 'none', '--format', '{p}');
  const linked = new Set(tree.split('\n').map((line) => line.split(' ').slice(0, 2).join(' ')));
  const { packages } = JSON.parse(ask('cargo', 'metadata', '--format-version', '1', '--locked'));
  return packages
    // A crate of this name carries C sources, which a build script compiles and links.
    .filter(({ source, name, version }) => source && (linked.has(`${name} v${version}`) || name.endsWith('-src')))
    .map(({ name, version, license, manifest_path }) => ({ name, version, license, folder: dirname(manifest_path) }));
}

/** What the pages are bundled from. */
function modules() {
  const paths = ask('npm', 'ls', '--prefix', 'ui', '--omit=dev', '--all', '--parseable').split('\n');
  return paths
    .filter((path) => path.includes('node_modules'))
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      return { name, version, license, folder };
    });
}

/** The texts of the licence files in a folder. */
function licences(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && /^(licen[cs]e|copying|copyright|notice|unlicense)/i.test(file.name))
    .map((file) => readFileSync(join(folder, file.name), 'utf8').replaceAll('\r\n', '\n').trim());
}

/** Licence text → the libraries that bring it. */
const texts = new Map();
const lines = [];
for (const { name, version, license, folder } of [...crates(), ...modules()]) {
  const within = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && ['openssl', 'sqlcipher'].includes(entry.name))
    .map((entry) => join(folder, entry.name));
  const files = [folder, ...within].flatMap(licences);
  if (!license && files.length === 0) throw new Error(`${name} ${version} names no licence`);
  lines.push(`${name} ${version}: ${license ?? 'its text is below'}`);
  for (const text of files) texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
}

const rule = '-'.repeat(78);
process.stdout.write(`Libraries inside Vuoro\n\n${[...new Set(lines)].sort().join('\n')}\n`);
for (const [text, names] of texts) process.stdout.write(`\n${rule}\n${names.join(', ')}\n${rule}\n\n${text}\n`);
