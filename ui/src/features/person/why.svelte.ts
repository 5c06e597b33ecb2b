/** Whether "Why" stands open: the reader's habit, the same on every page, kept by the window. */
const key = 'vuoro.why';

let open = $state(localStorage.getItem(key) !== 'shut');

export const why = {
  get open(): boolean {
    return open;
  },
  set open(next: boolean) {
    open = next;
    localStorage.setItem(key, next ? 'open' : 'shut');
  },
};
