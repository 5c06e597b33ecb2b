/** The fields of a person, in words. */
import type { Field } from '$lib/api';
import { m } from '$lib/i18n';

const fieldNames: Record<Field, () => string> = {
  name: m.import_field_name,
  nickname: m.import_field_nickname,
  organisation: m.import_field_organisation,
  department: m.import_field_department,
  title: m.import_field_title,
  role: m.import_field_role,
  pronouns: m.import_field_pronouns,
  birthday: m.import_field_birthday,
  anniversary: m.import_field_anniversary,
  note: m.import_field_note,
  circle: m.import_field_circle,
  photo: m.import_field_photo,
  phone: m.import_field_phone,
  email: m.import_field_email,
  url: m.import_field_url,
  impp: m.import_field_impp,
  social: m.import_field_social,
  address: m.import_field_address,
  related: m.import_field_related,
  tag: m.import_field_tag,
  area: m.import_field_area,
  other: m.import_field_other,
};

export const fields = Object.keys(fieldNames) as Field[];

export const fieldName = (field: Field): string => fieldNames[field]();
