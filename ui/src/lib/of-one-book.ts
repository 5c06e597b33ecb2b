/**
 * What lives beside the rooms and belongs to one book: drafts, an import's report, a way back to someone's page. It is
 * forgotten when another book is opened, whose people may go by the same numbers.
 */
const kept: (() => void)[] = [];

export function ofOneBook(forget: () => void): void {
  kept.push(forget);
}

export function forgetBook(): void {
  kept.forEach((forget) => forget());
}
