/**
 * Lengths for amounts, and places for months. Written here because d3-scale brings d3-color, which cannot be loaded
 * where the prototypes of the language are frozen, as they are in the window.
 */

/** Maps `from` onto `to` along a straight line. */
export function linear(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const slope = from[1] === from[0] ? 0 : (to[1] - to[0]) / (from[1] - from[0]);
  return (value) => to[0] + (value - from[0]) * slope;
}

/** `count` places of one width side by side, with gaps between them and at the ends, as shares of a step. */
export function bands(count: number, length: number, between: number, ends: number) {
  const step = length / Math.max(1, count - between + 2 * ends);
  return { width: step * (1 - between), at: (index: number) => step * (ends + index) };
}

/** The smallest 1, 2 or 5 times a power of ten that two steps of reach `most`; at least `most`. */
export function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 2));
  const step = [1, 2, 5, 10].find((times) => times * power * 2 >= most) ?? 10;
  return step * power * 2;
}
