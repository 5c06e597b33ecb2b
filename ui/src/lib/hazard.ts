/** What may befall a book where it lies, in words. */
import type { Hazard } from '$lib/api';
import { m } from '$lib/i18n';

export function hazardText(hazard: Hazard): string {
  return hazard.kind === 'network' ? m.hazard_network() : m.hazard_synced({ name: hazard.name });
}
