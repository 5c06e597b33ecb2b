/** Bringing in a contacts file: a preview, the import itself in steps that can be stopped, and its place in history. */
import type { ColumnSaid, Field, ImportProgress, ImportReport, ImportStep, ImportWishes, TableLook } from '../bindings';
import type { Book } from './book';
import { failure } from './failure';
import { reportOf } from './import-report';
import { newPerson } from './rows';
import type { Scenario } from './scenario';
import { toldBy } from './suggestions';
import { tableLook } from './table-look';

type OnProgress = (progress: ImportProgress) => void;

/** Of these everybody has some already. */
const lists: Field[] = ['phone', 'email', 'address'];

const steps: ImportStep[] = ['reading', 'groups', 'saving'];
const ticks = 5;
/** Milliseconds a tick takes at least, so that a running import can be seen and stopped. */
const tick = 12;

export class ImportRun {
  #offered: string[] = [];
  #previewed: ImportReport | null = null;
  #stopped = false;
  #said = false;

  constructor(
    private readonly scenario: Scenario,
    private readonly pause: (ms: number) => Promise<void>,
  ) {}

  offer(files: string[]): void {
    this.#offered = files;
    this.#previewed = null;
    this.#said = false;
  }

  /** Any .csv of the fake's is one that nobody knows. */
  get #table(): string | undefined {
    return this.#offered.find((name) => /\.csv$/i.test(name));
  }

  sayColumns(columns: ColumnSaid[]): TableLook | null {
    this.#said = columns.length > 0;
    return this.#table === undefined ? null : tableLook(this.#table, columns);
  }

  async preview(wishes: ImportWishes, onProgress: OnProgress): Promise<ImportReport> {
    const [first] = this.#offered;
    if (!first) throw failure('file_missing');
    const foreign = this.#offered.find((name) => !/\.(vcf|vcard|csv|zip|json)$/i.test(name));
    if (foreign) throw failure('no_contacts', { path: foreign });
    if (this.#table && !this.#said) throw failure('unknown_columns', { path: this.#table });
    const report = wished(reportOf(this.scenario.report, this.#offered), wishes);
    await this.#run(report.cards, onProgress);
    this.#previewed = report;
    return report;
  }

  /** The book is asked for only when all is read, so that stopping leaves no trace. */
  async apply(bookOf: () => Book, digest: string, wishes: ImportWishes, onProgress: OnProgress): Promise<ImportReport> {
    const report = this.#previewed && wished(this.#previewed, wishes);
    if (!report || report.digest !== digest) throw failure('file_changed', { path: this.#offered[0] ?? '' });
    await this.#run(report.cards, onProgress);
    if (report.new_people + report.updated_people === 0) return { ...report, operation: null };
    this.#previewed = null;
    return { ...report, operation: bringIn(bookOf(), report) };
  }

  stop(): void {
    this.#stopped = true;
  }

  async #run(cards: number, onProgress: OnProgress): Promise<void> {
    this.#stopped = false;
    for (const step of steps) {
      for (let done = 1; done <= ticks; done += 1) {
        await this.pause(Math.max(tick, this.scenario.slow));
        if (this.#stopped) throw failure('cancelled');
        onProgress({
          step,
          part: done / ticks,
          cards: Math.round(step === 'reading' ? (cards * done) / ticks : cards),
        });
      }
    }
  }
}

/** The report as the wishes leave it: what is decided is no question any more, and a rule or a wish turns a change. */
function wished(report: ImportReport, { rules, cards, decisions }: ImportWishes): ImportReport {
  const duplicates = report.duplicates.map((pair) => ({
    ...pair,
    same: decisions.find(({ card }) => card === pair.card)?.same ?? null,
  }));
  const decided = duplicates.filter(({ same }) => same !== null).length;
  const joined = duplicates.filter(({ same }) => same === true).length;
  const isParted = ({ card }: { card: number }) => decisions.some((one) => one.card === card && !one.same);
  const parted = report.changes.filter(isParted).length;
  const changes = report.changes
    .filter((change) => !isParted(change))
    .map((change) => ({
      ...change,
      fields: change.fields.map((field) => {
        const wish = cards.find((one) => one.card === change.card && one.field === field.field)?.rule;
        const rule = (rules.find((one) => one.field === field.field) ?? rules.find((one) => one.field === null))?.rule;
        const ruled =
          rule === 'theirs' ? false : rule === 'mine' && lists.includes(field.field) ? true : field.kept_mine;
        const kept_mine = wish ? wish === 'mine' : ruled;
        return { ...field, kept_mine };
      }),
    }));
  return {
    ...report,
    changes,
    duplicates,
    possible_duplicates: report.possible_duplicates - decided,
    new_people: report.new_people - joined + parted,
    updated_people: report.updated_people + joined - parted,
  };
}

/** Adds everyone new, and changes those who have favours: the rest are only counted. Returns the operation. */
function bringIn(book: Book, report: ImportReport): number {
  const known = new Map([...book.peopleWithFavours].map((id) => [book.nameOf(id), book.person(id)]));
  const subject = { what: report.files.join(', '), added: report.new_people, changed: report.updated_people };
  const { operation } = book.change('import', subject, (change) => {
    if (report.suggestions > 0) {
      for (const row of toldBy(book, () => change.newId('suggestions'))) change.put('suggestions', row);
    }
    for (let index = 0; index < report.new_people; index += 1) {
      const news = report.news[index % report.news.length]!;
      const organisation = news.detail.split(' · ')[0] ?? '';
      change.put('people', newPerson(change.newId('people'), news.name, { organisation, sources: report.files }));
    }
    for (const { name, fields } of report.changes) {
      const person = known.get(name);
      const phone = fields.find(({ field, kept_mine }) => field === 'phone' && !kept_mine);
      if (!person) continue;
      known.delete(name);
      const point = { kind: 'phone' as const, label: 'work', service: '', preferred: false };
      const points = phone ? [...person.points, { ...point, value: phone.after }] : person.points;
      change.put('people', { ...person, points, sources: [...person.sources, ...report.files] });
    }
  });
  return operation;
}
