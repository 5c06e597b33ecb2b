/** The book behind the window: the generated commands, and its events as plain listeners. */
import { Channel } from '@tauri-apps/api/core';
import type { Backend, Unlisten } from './backend';
import { commands, events } from './bindings';

function off(listening: Promise<Unlisten>): Unlisten {
  return () => void listening.then((stop) => stop());
}

export const tauri: Backend = {
  ...commands,
  previewImport: (onProgress) => commands.previewImport(new Channel(onProgress)),
  applyImport: (digest, onProgress) => commands.applyImport(digest, new Channel(onProgress)),
  onFilesOffered: (listener) => off(events.filesOffered.listen(({ payload }) => listener(payload))),
  onFilesHover: (listener) => off(events.filesHover.listen(({ payload }) => listener(payload))),
  onBookChanged: (listener) => off(events.bookChanged.listen(() => listener())),
};
