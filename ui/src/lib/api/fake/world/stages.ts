/** How far the introductions of the cast have come, by their day and people. */
import type { Consent, Outcome } from '../../bindings';

interface Reached {
  /** In the order of the people whom it brings together. */
  consents?: Consent[];
  outcome?: Outcome;
  on?: string;
}

export const stages: Record<string, Reached> = {
  '2026-11-09 Kerttu Whitfield, Mikko Korhonen': { consents: ['agreed', 'not_asked'], on: '2026-11-16' },
  '2026-11-11 Aino Korhonen, Onni Moreau': { consents: ['agreed', 'agreed'], on: '2026-11-15' },
  '2026-11-02 Aino Korhonen, Oona Nieminen': { consents: ['not_asked', 'not_asked'] },
  '2026-10-29 Onni Moreau, Kerttu Whitfield': { consents: ['agreed', 'asked'], on: '2026-11-11' },
  '2026-10-02 Oona Nieminen, Eeva Korhonen': { consents: ['agreed', 'declined'], on: '2026-10-12' },
  '2026-10-03 Liisa Järvinen, Olga Pereira': { outcome: 'met', on: '2026-10-09' },
  '2026-11-18 Anna Lehtonen, Pekka Niemi': { outcome: 'met' },
  '2020 Venla Saarinen, Olga Pereira': { outcome: 'met' },
  '2026-05-06 Sofia Lehtonen, Ilmari Kallio': { outcome: 'useful', on: '2026-05-20' },
  '2026-03-12 Grace Hämäläinen, Anna Lehtonen': { outcome: 'useful', on: '2026-03-30' },
  '2025-03-14 Noah Saarinen, Kerttu Whitfield': { outcome: 'useful', on: '2025-06-02' },
  '2024-11-20 Anna Lehtonen, Liisa Järvinen': { outcome: 'useful', on: '2025-09-09' },
};
