/** Given, taken, balance, lean: the measures of a tie, as the Rust core has them, so that the fake shows true figures. */
import type { Direction, Size, Status } from '../bindings';

export interface Measure {
  halfLifeDays: number;
  /** The lean one aims for. */
  target: number;
  /** κ; `kappa` unless chosen. */
  damping?: number;
  /** Close ties have numbers too. */
  closeToo?: boolean;
}

/** One favour between the owner and one other person. */
export interface Entry {
  direction: Direction;
  status: Status;
  /** Days since 1970. */
  day: number;
  cost: Size;
  value: Size | null;
  beneficiaries: number;
}

/** An amount seen by both sides; the weight is their middle. */
export interface Amount {
  weight: number;
  byCost: number;
  byValue: number;
}

export interface Balance {
  given: Amount;
  taken: Amount;
  givenCount: number;
  takenCount: number;
}

/** κ: keeps one coffee from reading as a debt. */
export const kappa = 4;
/** Done favours below which a tie is "too little to tell". */
export const fewestToTell = 4;
/** How far from the target a lean must be to be anybody's turn. */
export const margin = 0.25;

const weights: Record<Size, number> = {
  nothing: 0,
  five_minutes: 1,
  an_hour: 2,
  half_a_day: 4,
  days: 8,
  life_changing: 16,
};

/** What cost nothing and was worth nothing, as a word of thanks, is remembered and not counted. */
export const weighs = ({ cost, value }: Entry): boolean => weights[cost] > 0 || weights[value ?? cost] > 0;

/** What an entry weighs on a day, without a sign; nothing unless it is done. */
export function amountOf(entry: Entry, measure: Measure, today: number): Amount {
  if (entry.status !== 'done' || entry.direction === 'between') return { weight: 0, byCost: 0, byValue: 0 };
  const age = Math.max(0, today - entry.day);
  const decay = 2 ** (-age / measure.halfLifeDays);
  const byCost = (weights[entry.cost] / Math.max(1, entry.beneficiaries)) * decay;
  const byValue = weights[entry.value ?? entry.cost] * decay;
  return { weight: (byCost + byValue) / 2, byCost, byValue };
}

/** What it adds to the balance: positive when given, negative when taken. */
export function addsOf(entry: Entry, measure: Measure, today: number): number {
  const { weight } = amountOf(entry, measure, today);
  return entry.direction === 'taken' ? -weight : weight;
}

export function balanceOf(entries: Iterable<Entry>, measure: Measure, today: number): Balance {
  const balance: Balance = {
    given: { weight: 0, byCost: 0, byValue: 0 },
    taken: { weight: 0, byCost: 0, byValue: 0 },
    givenCount: 0,
    takenCount: 0,
  };
  for (const entry of entries) {
    if (entry.status !== 'done' || entry.direction === 'between' || !weighs(entry)) continue;
    const side = entry.direction === 'given' ? balance.given : balance.taken;
    const amount = amountOf(entry, measure, today);
    side.weight += amount.weight;
    side.byCost += amount.byCost;
    side.byValue += amount.byValue;
    if (entry.direction === 'given') balance.givenCount += 1;
    else balance.takenCount += 1;
  }
  return balance;
}

export function net({ given, taken }: Balance): number {
  return given.weight - taken.weight;
}

/** The net by effort and by worth. */
export function band({ given, taken }: Balance): { byCost: number; byValue: number } {
  return { byCost: given.byCost - taken.byCost, byValue: given.byValue - taken.byValue };
}

/** 0…1; none where there is no data. */
export function reciprocity({ given, taken }: Balance): number | null {
  const sum = given.weight + taken.weight;
  return sum > 0 ? (2 * Math.min(given.weight, taken.weight)) / sum : null;
}

/** Between −1 and 1; none where there is no data. */
export function lean(balance: Balance, { damping = kappa }: Partial<Measure> = {}): number | null {
  if (balance.givenCount + balance.takenCount === 0) return null;
  return net(balance) / (balance.given.weight + balance.taken.weight + damping);
}

export function tooLittleToTell(balance: Balance): boolean {
  return balance.givenCount + balance.takenCount < fewestToTell;
}

/** By largest remainder: the sum is rounded on its own, the items most cut take up the rest. */
function parts(amounts: number[], ofOne: number): { shown: number[]; total: number } {
  const sum = amounts.reduce((sum, amount) => sum + amount, 0);
  const total = rounded(sum, ofOne);
  const shown = amounts.map((amount) => Math.floor(amount * ofOne));
  const missing = total - shown.reduce((sum, part) => sum + part, 0);
  const remainder = (index: number) => amounts[index]! * ofOne - shown[index]!;
  const most = amounts.map((_, index) => index).sort((a, b) => remainder(b) - remainder(a) || a - b);
  const raised = new Set(most.slice(0, Math.max(0, missing)));
  return { shown: shown.map((part, index) => (raised.has(index) ? part + 1 : part)), total };
}

/** Amounts and their sum in tenths, and in hundredths. */
export const tenths = (amounts: number[]) => parts(amounts, 10);
export const hundredths = (amounts: number[]) => parts(amounts, 100);

/** Rounded half away from zero, as Rust does; never −0. */
function rounded(amount: number, ofOne: number): number {
  return Math.sign(amount) * Math.round(Math.abs(amount) * ofOne) || 0;
}

export const tenth = (amount: number): number => rounded(amount, 10);
export const hundredth = (amount: number): number => rounded(amount, 100);
