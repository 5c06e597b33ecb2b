/** A photo from the clipboard, from a file, or none. The book looks at the bytes; the page only hands them on. */
import { backend, type Failure, failureOf, type FilesOffered, type PersonPage, type Receipt } from '$lib/api';
import { change, sayDone } from '$lib/change';
import { failureText } from '$lib/failure';
import { m } from '$lib/i18n';
import { toast } from '$lib/ui/toast.svelte';

type Someone = Pick<PersonPage, 'id' | 'photo' | 'name'>;

export function pastedPicture(event: ClipboardEvent): File | null {
  const files = [...(event.clipboardData?.files ?? [])];
  return files.find(({ type }) => type.startsWith('image/')) ?? null;
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

const saved = (person: Someone) => () => m.photo_saved({ name: person.name.display });

export const takePicture = (person: Someone, file: File): Promise<Receipt | undefined> =>
  change(() => put(person, file), saved(person));

async function put({ id, photo }: Someone, file: File): Promise<Receipt> {
  try {
    return await backend.setPhoto(id, photo, await base64(file));
  } catch (thrown) {
    const failure = failureOf(thrown);
    // Nothing else of what is handed on can be long: it was refused before anybody looked whether it is a picture.
    if (failure.kind !== 'too_long') throw thrown;
    throw { ...failure, kind: 'bad_field', field: 'photo', fault: 'picture_too_large' } satisfies Failure;
  }
}

export const removePhoto = (person: Someone): Promise<Receipt | undefined> =>
  change(
    () => backend.setPhoto(person.id, person.photo, null),
    () => m.photo_removed({ name: person.name.display }),
  );

/** From the system's dialog; nothing when it was closed. */
export async function choosePhoto(person: Someone): Promise<void> {
  try {
    const receipt = await backend.choosePhoto(person.id, person.photo);
    if (receipt) sayDone(saved(person)(), receipt);
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
  }
}

export const isPicture = ({ files }: FilesOffered): boolean =>
  files.length === 1 && /\.(jpe?g|png|gif|webp)$/i.test(files[0] ?? '');

/** The picture file that was dropped on someone's page. */
export async function dropPhoto(id: number): Promise<void> {
  let name = '';
  await change(
    async () => {
      const person = await backend.person(id);
      name = person.name.display;
      return backend.takeDroppedPhoto(id, person.photo);
    },
    () => m.photo_saved({ name }),
  );
}
