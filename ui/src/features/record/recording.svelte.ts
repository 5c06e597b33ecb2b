/**
 * The two sheets on which things are written down, opened from anywhere. A sheet that is closed unsaved keeps its
 * draft: one for whomever, and one for each person it was opened about.
 */
import type { PersonName, PersonPage } from '$lib/api';
import {
  blankFavour,
  blankIntroduction,
  isBlank,
  type Details,
  type FavourDraft,
  type IntroductionDraft,
} from './draft';

class Sheet<D extends Details> {
  open = $state(false);
  draft = $state() as D;
  /** Opened about somebody, who is already filled in. */
  about = $state(false);
  #key = '';
  readonly #kept = new Map<string, D>();

  constructor(private readonly blank: () => D) {
    this.draft = blank();
  }

  show(key: string, about: boolean, begin: (draft: D) => void): void {
    this.#key = key;
    this.about = about;
    this.draft = this.#kept.get(key) ?? this.blank();
    begin(this.draft);
    this.open = true;
  }

  /** Closed unsaved. */
  keep(): void {
    if (isBlank(this.draft)) this.#kept.delete(this.#key);
    else this.#kept.set(this.#key, $state.snapshot(this.draft) as D);
  }

  /** Saved: the next one begins afresh. */
  finish(): void {
    this.#kept.delete(this.#key);
    this.draft = this.blank();
    this.about = false;
    this.#key = '';
  }
}

export const favourSheet = new Sheet<FavourDraft>(blankFavour);
export const introductionSheet = new Sheet<IntroductionDraft>(blankIntroduction);

export const someoneOf = (person: PersonPage): PersonName => ({
  id: person.id,
  name: person.name.display,
  detail: person.organisation,
  photo: person.photo,
});

const keyOf = (someone: PersonName | undefined) => (someone ? String(someone.id) : '');

export function openFavour(direction: FavourDraft['direction'], someone?: PersonName): void {
  favourSheet.show(keyOf(someone), someone !== undefined, (draft) => {
    draft.direction = direction;
    // What is received has one giver.
    if (direction === 'taken') draft.people = draft.people.slice(0, 1);
    if (someone && draft.people.length === 0) draft.people = [someone];
  });
}

export function openIntroduction(side: IntroductionDraft['side'], someone?: PersonName): void {
  introductionSheet.show(`${side}${keyOf(someone)}`, someone !== undefined, (draft) => {
    draft.side = side;
    if (someone && draft.people.length === 0) draft.people = [someone];
  });
}
