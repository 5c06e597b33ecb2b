/**
 * Whether the start is over. What nobody sees at first is fetched then, so that it neither keeps the first rows waiting
 * nor the user when it is gone to.
 */
const afterStart = 1500;

let over = $state(false);

setTimeout(() => (over = true), afterStart);

export const quiet = {
  get now(): boolean {
    return over;
  },
};
