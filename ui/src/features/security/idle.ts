/** Tells when nobody has touched the window for so long. A computer that slept has been idle all the while. */

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const every = 5_000;

/** `act` answers whether it came about; what did not is tried again. */
export function whenIdle(minutes: number, act: () => Promise<boolean>, clock: () => number = Date.now): () => void {
  let touched = clock();
  let told = false;
  const look = () => {
    if (told || clock() - touched < minutes * 60_000) return;
    told = true;
    void act().then((done) => (told = done));
  };
  const touch = () => {
    // Whoever comes back after a sleep finds it closed, however quick the hand is.
    look();
    touched = clock();
  };
  for (const event of touches) window.addEventListener(event, touch, { capture: true, passive: true });
  document.addEventListener('visibilitychange', look);
  const timer = setInterval(look, every);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    for (const event of touches) window.removeEventListener(event, touch, { capture: true });
  };
}
