/** The geometry of the two-sided bar. What leans, how far, and whether a bar may be shown at all, the book decides. */

/** A half is never longer than itself, whatever comes. */
export function halfLength(part: number): number {
  return Number.isFinite(part) ? Math.min(1, Math.max(0, part)) : 0;
}

export function percent(part: number): string {
  return `${Math.round(part * 1000) / 10}%`;
}
