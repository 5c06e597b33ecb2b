/** How fast a favour fades: the choices, and the curve that shows one. The weighing itself is the book's. */
import { area, curveLinear, line } from 'd3-shape';
import { m } from '$lib/i18n';
import { linear } from '$lib/ui/scale';

const year = 365;
/** So long that a lifetime makes no difference one could see. */
export const never = 36_500;

export interface Pace {
  days: number;
  label: () => string;
  /** "two years", for the sentence; "four" follows it there. */
  words: () => string;
  twice: () => string;
  /** Where the curve is at half, for those that come to it within the picture: a language may bend the time here. */
  mark?: () => string;
}

export const paces: readonly Pace[] = [
  {
    days: 183,
    label: m.settings_pace_half,
    words: m.settings_pace_half_words,
    twice: m.settings_pace_half_twice,
    mark: m.settings_pace_half_mark,
  },
  {
    days: year,
    label: m.settings_pace_one,
    words: m.settings_pace_one_words,
    twice: m.settings_pace_one_twice,
    mark: m.settings_pace_one_mark,
  },
  {
    days: 730,
    label: m.settings_pace_two,
    words: m.settings_pace_two_words,
    twice: m.settings_pace_two_twice,
    mark: m.settings_pace_two_mark,
  },
  {
    days: 1825,
    label: m.settings_pace_five,
    words: m.settings_pace_five_words,
    twice: m.settings_pace_five_twice,
  },
  {
    days: never,
    label: m.settings_pace_never,
    words: m.settings_pace_never,
    twice: m.settings_pace_never,
  },
];

/** The choice that stands for what the book has, the nearest one if it was set elsewhere to something between. */
export function paceFor(days: number): Pace {
  const distance = (pace: Pace) => Math.abs(Math.log(pace.days / Math.max(1, days)));
  return paces.reduce((nearest, pace) => (distance(pace) < distance(nearest) ? pace : nearest));
}

export const shownYears = 5;
export const curveHeight = 76;

export interface Curve {
  line: string;
  area: string;
  /** Where half is left; none when that lies beyond the picture. */
  half: { x: number; y: number } | null;
  years: { number: number; x: number }[];
}

export function curve(days: number, width: number): Curve {
  const x = linear([0, shownYears * year], [0, width]);
  const y = linear([0, 1], [curveHeight - 1, 4]);
  const left = (age: number) => Math.pow(0.5, age / days);
  const ages = Array.from({ length: 61 }, (_, at) => (at / 60) * shownYears * year);
  return {
    line:
      line<number>()
        .x(x)
        .y((age) => y(left(age)))
        .curve(curveLinear)(ages) ?? '',
    area:
      area<number>()
        .x(x)
        .y0(curveHeight - 1)
        .y1((age) => y(left(age)))
        .curve(curveLinear)(ages) ?? '',
    half: days < shownYears * year - 1 ? { x: x(days), y: y(0.5) } : null,
    years: Array.from({ length: shownYears + 1 }, (_, number) => ({ number, x: x(number * year) })),
  };
}

export type Aim = 'even' | 'little' | 'generous';

const aims: Record<Aim, number> = { even: 0, little: 10, generous: 25 };

export const percentOf = (aim: Aim): number => aims[aim];

export function aimFor(percent: number): Aim {
  const all = Object.keys(aims) as Aim[];
  return all.reduce((nearest, aim) =>
    Math.abs(aims[aim] - percent) < Math.abs(aims[nearest] - percent) ? aim : nearest,
  );
}
