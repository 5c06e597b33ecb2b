/** What is in common, in words. */
import type { CommonPoint } from '$lib/api';
import { areaName } from '$lib/favour-words';
import { m } from '$lib/i18n';
import { onWords } from '$lib/on';

const kinds: Record<CommonPoint['kind'], () => string> = {
  employer: m.common_employer,
  group: m.common_group,
  occasion: m.common_occasion,
  town: m.common_town,
  area: m.common_area,
};

export const pointKind = ({ kind }: CommonPoint): string => kinds[kind]();

export const pointName = (point: CommonPoint): string => (point.kind === 'area' ? areaName(point.area) : point.name);

/** What is said beside the name; '' where the name says all. */
export function pointNote(point: CommonPoint): string {
  if (point.kind === 'employer') return point.now ? m.common_now() : m.common_before();
  return point.kind === 'occasion' ? onWords(point.on) : '';
}
