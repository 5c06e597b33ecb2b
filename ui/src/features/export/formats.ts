/** The formats that people can be taken elsewhere in, and what is said afterwards. Pure. */
import type { ExportDone, ExportFormat, ExportWhom } from '$lib/api';
import { formatList, formatNumber, m } from '$lib/i18n';

export interface FormatChoice {
  value: ExportFormat;
  label: string;
  hint: string;
}

/** As JSON everything goes: the whole book, or all that it knows of some people. */
export function formats({ who }: ExportWhom): FormatChoice[] {
  const some: FormatChoice[] = [
    { value: 'vcard', label: m.export_vcard(), hint: m.export_vcard_hint() },
    { value: 'vcard3', label: m.export_vcard3(), hint: m.export_vcard3_hint() },
    { value: 'csv', label: m.export_csv(), hint: m.export_csv_hint() },
    { value: 'jcard', label: m.export_jcard(), hint: m.export_jcard_hint() },
  ];
  const all =
    who === 'everyone'
      ? { label: m.export_json(), hint: m.export_json_hint() }
      : { label: m.export_about(), hint: m.export_about_hint() };
  return [...some, { value: 'json', ...all }];
}

/** "people.vcf: 12 people and 3 organisations, in /home/aino". */
export function outText({ file, folder, people, organisations }: ExportDone): string {
  const what = [m.bulk_people({ count: people, number: formatNumber(people) })];
  if (organisations > 0) {
    what.push(m.import_organisations({ count: organisations, number: formatNumber(organisations) }));
  }
  return m.export_done({ file, folder, what: formatList(what) });
}
