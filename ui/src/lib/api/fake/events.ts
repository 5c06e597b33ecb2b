/** What the fake tells the window unasked; files dropped on the page are offered as the real window would. */

export interface Told<T> {
  tell(payload: T): void;
  listen(listener: (payload: T) => void): () => void;
}

export function told<T>(): Told<T> {
  const listeners = new Set<(payload: T) => void>();
  return {
    tell: (payload) => listeners.forEach((listener) => listener(payload)),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function followFiles(
  target: EventTarget,
  hover: (over: boolean) => void,
  offer: (files: string[]) => void,
): void {
  const take = (event: Event) => event.preventDefault();
  target.addEventListener('dragover', take);
  target.addEventListener('dragenter', (event) => {
    take(event);
    hover(true);
  });
  target.addEventListener('dragleave', (event) => {
    if ((event as DragEvent).relatedTarget === null) hover(false);
  });
  target.addEventListener('drop', (event) => {
    take(event);
    hover(false);
    const files = [...((event as DragEvent).dataTransfer?.files ?? [])].map(({ name }) => name);
    if (files.length > 0) offer(files);
  });
}
