/** The fields of a table's columns, in words. The book says which there are; here they only get their names. */
import type { ColumnSaid, TableLook } from '$lib/api';
import { m } from '$lib/i18n';

const names: Record<string, () => string> = {
  name: m.import_column_name,
  given: m.import_column_given,
  middle: m.import_column_middle,
  family: m.import_column_family,
  prefix: m.import_column_prefix,
  suffix: m.import_column_suffix,
  nickname: m.import_column_nickname,
  phone: m.import_column_phone,
  'phone:mobile': m.import_column_phone_mobile,
  'phone:work': m.import_column_phone_work,
  'phone:home': m.import_column_phone_home,
  'phone:fax': m.import_column_phone_fax,
  email: m.import_column_email,
  'email:work': m.import_column_email_work,
  'email:home': m.import_column_email_home,
  organisation: m.import_column_organisation,
  department: m.import_column_department,
  title: m.import_column_title,
  birthday: m.import_column_birthday,
  anniversary: m.import_column_anniversary,
  note: m.import_column_note,
  tags: m.import_column_tags,
  address: m.import_column_address,
  street: m.import_column_street,
  postcode: m.import_column_postcode,
  city: m.import_column_city,
  region: m.import_column_region,
  country: m.import_column_country,
  'street:home': m.import_column_street_home,
  'postcode:home': m.import_column_postcode_home,
  'city:home': m.import_column_city_home,
  'country:home': m.import_column_country_home,
  'street:work': m.import_column_street_work,
  'postcode:work': m.import_column_postcode_work,
  'city:work': m.import_column_city_work,
  'country:work': m.import_column_country_work,
  url: m.import_column_url,
  social: m.import_column_social,
  profile: m.import_column_profile,
  related: m.import_column_related,
  'related:spouse': m.import_column_related_spouse,
  introducer: m.import_column_introducer,
  uid: m.import_column_uid,
  keep: m.import_column_keep,
};

/** A field that has no name of its own is called by its kind; what is only kept, by its column. */
export function fieldName(word: string): string {
  const [kind = '', label = ''] = word.split(/:(.*)/s);
  if (kind === 'keep' && label) return label;
  const known = [word, kind].find((each) => Object.hasOwn(names, each));
  return known ? names[known]!() : word;
}

/** All columns as they stand, one of them changed. */
export function saidOf(table: TableLook, changed?: ColumnSaid): ColumnSaid[] {
  return table.columns.map(({ name, field }) => (name === changed?.name ? changed : { name, field }));
}
