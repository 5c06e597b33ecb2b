/** Warm paths in words. Names stand as they are: no language may inflect them. */
import type { Route, TieReason, Warmth } from '$lib/api';
import { formatNumber, m } from '$lib/i18n';
import { onWords } from '$lib/on';
import { circleName } from '$lib/words';
import { relatedLabel } from './contact-words';

const warmths: Record<Warmth, () => string> = { warm: m.path_warm, fair: m.path_fair, faint: m.path_faint };

export const warmthWord = (strength: Warmth): string => warmths[strength]();

function reasonWords(reason: TieReason): string {
  switch (reason.kind) {
    case 'circle':
      return m.path_why_circle({ circle: circleName(reason.circle) });
    case 'opened_a_door':
      return m.path_why_opened_a_door({ when: onWords(reason.on) });
    case 'they_helped':
      return m.path_why_they_helped({ when: onWords(reason.on) });
    case 'you_helped':
      return m.path_why_you_helped({ when: onWords(reason.on) });
    case 'met_through':
      return m.path_why_met_through({ name: reason.name, when: onWords(reason.on) });
    case 'barely':
      return m.path_why_barely();
    case 'opened': {
      const said = { by: reason.by, whom: reason.whom, when: onWords(reason.on) };
      return reason.to_you ? m.path_why_opened_to_you(said) : m.path_why_opened(said);
    }
    case 'introduced': {
      const when = onWords(reason.on);
      return reason.by === null
        ? m.path_why_introduced_by_you({ when })
        : m.path_why_introduced({ by: reason.by, when });
    }
    case 'helped':
      return m.path_why_helped({ by: reason.by, whom: reason.whom, when: onWords(reason.on) });
    case 'related': {
      const { label, whose } = reason;
      return label
        ? m.path_why_related({ label: relatedLabel(label).toLocaleLowerCase('fi'), whose })
        : m.path_why_related_plain({ whose });
    }
    case 'organisation':
      return m.path_why_organisation({ name: reason.name });
    case 'group':
      return m.path_why_group({ name: reason.name });
  }
}

export const reasonsWords = (why: TieReason[]): string => why.map(reasonWords).join('; ');

/** Of each tie on the way: between whom it is, and what speaks for it. */
export function tiesOf({ steps }: Route): { who: string; why: string }[] {
  return steps.map(({ name, why }, at) => {
    const before = steps[at - 1];
    return {
      who: before ? m.path_between({ one: before.name, other: name }) : m.path_between_you({ other: name }),
      why: reasonsWords(why),
    };
  });
}

/** Nothing where nothing was asked. */
export function askedWords(name: string, times: number): string | undefined {
  return times === 0 ? undefined : m.path_asked({ name, count: times, number: formatNumber(times) });
}
