/** Tells when nobody has touched the window for so long. A computer that slept has been idle all the while. */

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const every = 5_000;

export function whenIdle(minutes: number, act: () => void, clock: () => number = Date.now): () => void {
  let touched = clock();
  let told = false;
  const look = () => {
    if (told || clock() - touched < minutes * 60_000) return;
    told = true;
    act();
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
