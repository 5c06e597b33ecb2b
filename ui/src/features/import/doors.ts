/** The ways a contacts file comes in: chosen, dropped, or named when the program was started. All end in the preview. */
import { backend, failureOf, type FilesOffered } from '$lib/api';
import { app, startEmpty } from '$lib/app.svelte';
import { failureText } from '$lib/failure';
import { go } from '$lib/route.svelte';
import { toast } from '$lib/ui/toast.svelte';
import { importing, look } from './importing.svelte';

/** Shows the preview at once. In the sample book the room asks first: a user's own contacts don't belong there. */
export async function offered(offer: FilesOffered): Promise<void> {
  if (offer.files.length === 0 || importing.underWay) return;
  if (app.firstRun && !(await startEmpty())) return;
  go({ room: 'import' });
  if (app.start.book !== 'sample') await look(offer);
}

/** A card that was copied elsewhere, pasted where no field has the focus. */
export async function pasted(text: string): Promise<void> {
  try {
    await offered(await backend.offerText(text));
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
  }
}

export async function chooseFiles(): Promise<void> {
  try {
    const offer = await backend.chooseFiles();
    if (offer) await offered(offer);
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
  }
}
