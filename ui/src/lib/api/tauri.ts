/** The book behind the window: the generated commands, and its events as plain listeners. */
import { Channel } from '@tauri-apps/api/core';
import type { Backend, Unlisten } from './backend';
import { commands, events } from './bindings';

function off(listening: Promise<Unlisten>): Unlisten {
  return () => void listening.then((stop) => stop());
}

export const tauri: Backend = {
  ...commands,
  exportPeople: (format, whom, onProgress) => commands.exportPeople(format, whom, new Channel(onProgress)),
  previewImport: (wishes, onProgress) => commands.previewImport(wishes, new Channel(onProgress)),
  applyImport: (digest, wishes, withoutBackup, onProgress) =>
    commands.applyImport(digest, wishes, withoutBackup, new Channel(onProgress)),
  onFilesOffered: (listener) => off(events.filesOffered.listen(({ payload }) => listener(payload))),
  onFilesHover: (listener) => off(events.filesHover.listen(({ payload }) => listener(payload))),
  onBackupsChanged: (listener) => off(events.backupsChanged.listen(() => listener())),
  onBookBusy: (listener) => off(events.bookBusy.listen(() => listener())),
  onCaptureWanted: (listener) => off(events.captureWanted.listen(() => listener())),
  onBookChanged: (listener) => off(events.bookChanged.listen(() => listener())),
};
