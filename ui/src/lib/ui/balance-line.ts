/**
 * The geometry of months: bars of what was given and received, and the running balance under them. Knows lengths in
 * pixels; what an amount means, and when a month begins, the book decides.
 */
import { area, curveMonotoneX, line } from 'd3-shape';
import type { LinePoint } from '$lib/api';
import { bands, linear, niceTop } from './scale';

export const height = { bars: 104, gap: 14, line: 56, axis: 24 };
/** Kept free at the right for the figures of the axes. */
export const margin = 46;
export const total = height.bars + height.gap + height.line + height.axis;

interface Bar {
  month: string;
  x: number;
  width: number;
  middle: number;
  given: number;
  taken: number;
}

export interface Plot {
  bars: Bar[];
  /** Where nothing was given nor received. */
  zero: number;
  /** The length of one step of the bars' axis each way, in the unit of the points. */
  reach: number;
  right: number;
  running: { path: string; area: string; zero: number; end: { x: number; y: number } };
  marks: { month: string; x: number; year: boolean }[];
}

/** The smallest whole, round number of units (tenths in, tenths out) that holds every bar. */
export function reachOf(points: LinePoint[]): number {
  return niceTop(Math.max(10, ...points.flatMap(({ given, taken }) => [given, taken])));
}

/** Januaries by their year, and so many of the other quarters as fit. */
export function marksOf(months: string[], width: number): { at: number; year: boolean }[] {
  const every = [3, 6, 12].find((step) => (months.length / step) * 44 <= width) ?? 12;
  return months.flatMap((month, at) => {
    const number = Number(month.slice(5, 7)) - 1;
    return number % every === 0 ? [{ at, year: number === 0 }] : [];
  });
}

export function plot(points: LinePoint[], width: number): Plot {
  const right = Math.max(80, width - margin);
  const months = points.map(({ month }) => month);
  const across = bands(months.length, right, 0.36, 0.1);
  const reach = reachOf(points);
  const length = linear([0, reach], [0, height.bars / 2]);
  const middle = (at: number) => across.at(at) + across.width / 2;

  const balances = points.map(({ balance }) => balance);
  const top = height.bars + height.gap;
  const down = linear([Math.max(10, ...balances), Math.min(0, ...balances)], [top + 4, top + height.line - 4]);
  const x = (_: LinePoint, at: number) => middle(at);
  const y = (point: LinePoint) => down(point.balance);
  const last = points[points.length - 1];

  return {
    bars: points.map((point, at) => ({
      month: point.month,
      x: across.at(at),
      width: Math.min(14, across.width),
      middle: middle(at),
      given: length(point.given),
      taken: length(point.taken),
    })),
    zero: height.bars / 2,
    reach,
    right,
    running: {
      path: line<LinePoint>().x(x).y(y).curve(curveMonotoneX)(points) ?? '',
      area: area<LinePoint>().x(x).y0(down(0)).y1(y).curve(curveMonotoneX)(points) ?? '',
      zero: down(0),
      end: { x: last ? middle(points.length - 1) : 0, y: last ? y(last) : down(0) },
    },
    marks: marksOf(months, right).map(({ at, year }) => ({ month: months[at]!, x: middle(at), year })),
  };
}

/** Which month lies under a point of the chart. */
export function monthAt(bars: Bar[], x: number): number {
  let nearest = -1;
  bars.forEach((bar, at) => {
    if (nearest < 0 || Math.abs(bar.middle - x) < Math.abs(bars[nearest]!.middle - x)) nearest = at;
  });
  return nearest;
}
