/** The names of what the book counts in: circles and kinds of favours. Functions, so that they follow the language. */
import type { Circle, FavourKind } from '$lib/api';
import { m } from '$lib/i18n';

/** In the order of closeness. */
export const circles: readonly Circle[] = ['core', 'close', 'friend', 'network', 'acquaintance'];

const circleNames: Record<Circle, () => string> = {
  core: m.circle_core,
  close: m.circle_close,
  friend: m.circle_friend,
  network: m.circle_network,
  acquaintance: m.circle_acquaintance,
};

export const circleName = (circle: Circle): string => circleNames[circle]();

const kindNames: Record<FavourKind, () => string> = {
  introduction: m.kind_introduction,
  referral: m.kind_referral,
  job_tip: m.kind_job_tip,
  advice: m.kind_advice,
  feedback: m.kind_feedback,
  skilled_work: m.kind_skilled_work,
  hands_on_help: m.kind_hands_on_help,
  listening: m.kind_listening,
  hosting: m.kind_hosting,
  loan: m.kind_loan,
  gift: m.kind_gift,
  access: m.kind_access,
  visibility: m.kind_visibility,
  thanks: m.kind_thanks,
  other: m.kind_other,
};

/** Introductions first, as a breakdown has them. */
export const kinds = Object.keys(kindNames) as FavourKind[];

/** As a form offers them, the commonest first. */
export const kindsByUse: readonly FavourKind[] = [
  'advice',
  'hands_on_help',
  'skilled_work',
  'feedback',
  'listening',
  'job_tip',
  'referral',
  'introduction',
  'access',
  'hosting',
  'loan',
  'gift',
  'visibility',
  'thanks',
  'other',
];

/** One of them: "Introduction", "Gift". */
export const kindName = (kind: FavourKind): string => kindNames[kind]();

const kindsNames: Record<FavourKind, () => string> = {
  introduction: m.kinds_introduction,
  referral: m.kinds_referral,
  job_tip: m.kinds_job_tip,
  advice: m.kinds_advice,
  feedback: m.kinds_feedback,
  skilled_work: m.kinds_skilled_work,
  hands_on_help: m.kinds_hands_on_help,
  listening: m.kinds_listening,
  hosting: m.kinds_hosting,
  loan: m.kinds_loan,
  gift: m.kinds_gift,
  access: m.kinds_access,
  visibility: m.kinds_visibility,
  thanks: m.kinds_thanks,
  other: m.kinds_other,
};

/** All of them together: "Introductions", "Gifts". */
export const kindsName = (kind: FavourKind): string => kindsNames[kind]();
