/**
 * How to get a contacts file out of each source. Menus move, and these steps were written in November 2026 without
 * trying them on a device: each is to be tried before a release. What stands between * names a button or a menu.
 */
import { m } from '$lib/i18n';

export type Source = 'iphone' | 'android' | 'google' | 'outlook' | 'linkedin' | 'other';

export const sources: readonly Source[] = ['iphone', 'android', 'google', 'outlook', 'linkedin', 'other'];

const names: Record<Source, () => string> = {
  iphone: m.howto_iphone,
  android: m.howto_android,
  google: m.howto_google,
  outlook: m.howto_outlook,
  linkedin: m.howto_linkedin,
  other: m.howto_other,
};

const steps: Record<Source, (() => string)[]> = {
  iphone: [m.howto_iphone_1, m.howto_iphone_2, m.howto_iphone_3],
  android: [m.howto_android_1, m.howto_android_2, m.howto_android_3],
  google: [m.howto_google_1, m.howto_google_2, m.howto_google_3],
  outlook: [m.howto_outlook_1, m.howto_outlook_2, m.howto_outlook_3],
  linkedin: [m.howto_linkedin_1, m.howto_linkedin_2, m.howto_linkedin_3],
  other: [m.howto_other_1, m.howto_other_2, m.howto_other_3],
};

export const sourceName = (source: Source): string => names[source]();

export const stepsFor = (source: Source): string[] => steps[source].map((step) => step());

export interface Piece {
  text: string;
  strong: boolean;
}

/** "Tap *Lists*." → plain and strong pieces. */
export function pieces(step: string): Piece[] {
  return step
    .split('*')
    .map((text, at) => ({ text, strong: at % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
