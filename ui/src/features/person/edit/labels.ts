/** The labels that a row offers: the standard ones of its kind in the window's language, then the owner's own. */
import type { Labels, PointKind } from '$lib/api';
import { addressLabels, labelName, pointLabels, relationLabels, relationName } from '../contact-words';

export interface LabelChoice {
  value: string;
  label: string;
}

function choices(standard: readonly string[], own: readonly string[], now: string, named: (label: string) => string) {
  const all = [...standard, ...own.filter((label) => !standard.includes(label))];
  if (!all.includes(now)) all.push(now);
  return all.map((value): LabelChoice => ({ value, label: named(value) }));
}

export const ofPoint = (kind: PointKind, labels: Labels | undefined, now: string) =>
  choices(pointLabels[kind], labels?.points ?? [], now, labelName);

export const ofAddress = (labels: Labels | undefined, now: string) =>
  choices(addressLabels, labels?.addresses ?? [], now, labelName);

export const ofRelation = (labels: Labels | undefined, now: string) =>
  choices(relationLabels, labels?.related ?? [], now, relationName);
