/** A table whose columns nobody knows, as its owner is asked about it. */
import type { ColumnSaid, TableLook } from '../bindings';

const columns: [string, string[], string][] = [
  ['Asiakas', ['Anna Lehtonen', 'Päivi Häkkinen', 'Jörg Müßig'], 'keep'],
  ['GSM', ['040 555 0101', '+358 50 555 0102', '+49 151 5550104'], 'phone:mobile'],
  ['Sposti', ['anna.lehtonen@example.org', 'paivi.hakkinen@example.org'], 'email'],
  ['Katuosoite', ['Mannerheimintie 1', 'Pakkahuoneenkatu 3'], 'street'],
  ['Postinumero', ['00100', '90100', '50667'], 'postcode'],
  ['Kaupunki', ['Helsinki', 'Oulu', 'Köln'], 'city'],
  ['Asiakasnumero', ['A0', 'A1', 'A2'], 'keep'],
  ['Huomautukset', [], 'note'],
];

const fields =
  'name given middle family prefix suffix nickname phone phone:mobile phone:work phone:home phone:fax email ' +
  'email:work email:home organisation department title birthday anniversary note tags address street postcode city ' +
  'region country street:home postcode:home city:home country:home street:work postcode:work city:work ' +
  'country:work url social profile related related:spouse introducer uid keep';

const names: readonly string[] = ['name', 'given', 'family', 'nickname'];
const naming: readonly string[] = [...names, 'email', 'phone', 'phone:mobile'];

/** What was said goes before what is guessed. */
export function tableLook(file: string, said: ColumnSaid[]): TableLook {
  const known = new Map(said.map(({ name, field }) => [name, field]));
  const shown = columns.map(([name, examples, guess]) => ({ name, examples, field: known.get(name) ?? guess }));
  const people = [0, 1, 2].map((nth) => {
    const cells = shown.map(({ name, field, examples }) => ({ name, field, value: examples[nth] ?? '' }));
    const named = naming.flatMap((field) => cells.filter((cell) => cell.field === field && cell.value !== ''));
    const kept = cells.filter(({ value, field }) => value !== '' && field !== 'name');
    return {
      name: named[0]?.value ?? '',
      fields: kept.map(({ name, field, value }) => ({ field: field === 'keep' ? `keep:${name}` : field, value })),
    };
  });
  return {
    file,
    columns: shown,
    named: shown.some(({ field }) => names.includes(field)),
    fields: fields.split(' '),
    people: people.filter(({ name }) => name !== ''),
  };
}
