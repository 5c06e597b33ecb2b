/** The form of someone of whom nothing is written yet. */
import type { PersonEdit } from '$lib/api';

export function emptyForm(display = ''): PersonEdit {
  const parts = { prefix: '', given: '', middle: '', family: '', suffix: '', nickname: '' };
  const phonetic = { phonetic_given: '', phonetic_middle: '', phonetic_family: '' };
  return {
    name: { display, ...parts, ...phonetic },
    organisation: '',
    department: '',
    title: '',
    role: '',
    pronouns: '',
    birthday: '',
    anniversary: '',
    note: '',
    points: [],
    addresses: [],
    related: [],
    tags: [],
    areas: [],
    circle: null,
    tie: null,
  };
}
