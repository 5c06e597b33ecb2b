/** How every part of the fake answers: as if over the wire. */
export type Answer = <T>(make: () => T | Promise<T>) => Promise<T>;
