/** Sees the day turn in a window that stays open past midnight, or on a computer that slept over it. */

const every = 30_000;

/** What does not come about is tried again. Returns what stops it. */
export function whenDayTurns(act: () => Promise<void>): () => void {
  let day = new Date().toDateString();
  const look = () => {
    const now = new Date().toDateString();
    if (now === day) return;
    day = now;
    act().catch(() => (day = ''));
  };
  const timer = setInterval(look, every);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
