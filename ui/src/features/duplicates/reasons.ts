/** Why two people may be one, and how likely it is, in words. */
import type { DuplicateReason, Likelihood, Sign } from '$lib/api';
import { m } from '$lib/i18n';
import { anniversaryWords } from '$lib/on';

const likelihoods: Record<Likelihood, () => string> = {
  certain: m.duplicates_certain,
  likely: m.duplicates_likely,
  perhaps: m.duplicates_perhaps,
};

export const likelihoodName = (likelihood: Likelihood): string => likelihoods[likelihood]();

const words: Record<Sign, (shared: string) => string> = {
  same_phone: (shared) => m.sign_same_phone({ shared }),
  same_email: (shared) => m.sign_same_email({ shared }),
  same_profile: (shared) => m.sign_same_profile({ shared }),
  same_uid: () => m.sign_same_uid(),
  same_name: () => m.sign_same_name(),
  fuller_name: () => m.sign_fuller_name(),
  nickname: () => m.sign_nickname(),
  sounds_alike: () => m.sign_sounds_alike(),
  misspelled: () => m.sign_misspelled(),
  initial: () => m.sign_initial(),
  first_name_only: () => m.sign_first_name_only(),
  other_family_name: () => m.sign_other_family_name(),
  other_name: () => m.sign_other_name(),
  same_birthday: (shared) => m.sign_same_birthday({ shared: anniversaryWords(shared) }),
  same_day_of_birth: (shared) => m.sign_same_day_of_birth({ shared: anniversaryWords(shared) }),
  other_birthday: () => m.sign_other_birthday(),
  same_employer: (shared) => m.sign_same_employer({ shared }),
};

export const signs = Object.keys(words) as Sign[];

/** One line, the strongest first, as the book has them. */
export const reasonsText = (reasons: DuplicateReason[]): string =>
  reasons.map(({ sign, shared }) => words[sign](shared)).join(' · ');
