/** The ways a contacts file comes in: chosen, dropped, or named when the program was started. All end in the preview. */
import { backend, failureOf, type FilesOffered } from '$lib/api';
import { app, startEmpty } from '$lib/app.svelte';
import { failureText } from '$lib/failure';
import { m } from '$lib/i18n';
import { go } from '$lib/route.svelte';
import { toast } from '$lib/ui/toast.svelte';
import { importing, look } from './importing.svelte';

/** A door stands open: two dialogs would ask for the same. */
let waiting = false;

/** What is looked at or brought in stands on what was offered: nothing else is, until that has come to its end. */
async function through(door: () => Promise<FilesOffered | null>): Promise<void> {
  if (importing.underWay) toast({ text: m.import_one_at_a_time() });
  if (importing.underWay || waiting) return;
  waiting = true;
  try {
    const offer = await door();
    if (offer && offer.files.length > 0) await offered(offer);
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
  } finally {
    waiting = false;
  }
}

/** Shows the preview at once. In the sample book the room asks first: a user's own contacts don't belong there. */
async function offered(offer: FilesOffered): Promise<void> {
  if (app.firstRun && !(await startEmpty())) return;
  go({ room: 'import' });
  if (app.start.book !== 'sample') void look(offer);
}

/** Files that were dropped, or named to the program. They wait while a sample book is looked at. */
export async function dropped(): Promise<void> {
  if (app.start.book === 'sample') go({ room: 'import' });
  else await through(() => backend.takeDropped());
}

/** A card that was copied elsewhere, pasted where no field has the focus. */
export const pasted = (text: string): Promise<void> => through(() => backend.offerText(text));

export const chooseFiles = (): Promise<void> =>
  through(() => backend.chooseFiles(m.import_filter_contacts(), m.import_filter_all()));
