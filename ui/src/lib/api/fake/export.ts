/** Taking people elsewhere: nothing is written, but who would go is counted. */
import type { ExportDone, ExportFormat, ExportProgress, ExportWhom, PeopleQuery } from '../bindings';
import { failure } from './failure';
import { foundIn } from './person-views';
import type { Scenario } from './scenario';
import type { Session } from './session';

const files: Record<ExportFormat, string> = {
  json: 'book.json',
  vcard: 'people.vcf',
  vcard3: 'people.vcf',
  jcard: 'people.json',
  csv: 'people.csv',
};

const everyone: PeopleQuery = { text: '', circle: null, order: 'name', offset: 0, limit: 0 };

function idsOf(session: Session, whom: ExportWhom): number[] {
  if (whom.who === 'people') return whom.of;
  const { book, index } = session.open();
  return foundIn(book, index, whom.who === 'matching' ? whom.of : everyone).ids;
}

const steps = 20;

export class ExportRun {
  #stopped = false;

  constructor(
    private readonly session: Session,
    private readonly scenario: Scenario,
    private readonly pause: (ms: number) => Promise<void>,
  ) {}

  async write(
    format: ExportFormat,
    whom: ExportWhom,
    onProgress: (progress: ExportProgress) => void,
  ): Promise<ExportDone> {
    this.#stopped = false;
    const done = exported(this.session, this.scenario, format, whom);
    for (let step = 0; step <= steps; step += 1) {
      onProgress({ done: step, all: steps });
      await this.pause(this.scenario.slow);
      if (this.#stopped) throw failure('cancelled');
    }
    return done;
  }

  stop(): void {
    this.#stopped = true;
  }
}

/** The first of them have cards that are not let out, as many as the address says. */
function exported(session: Session, scenario: Scenario, format: ExportFormat, whom: ExportWhom): ExportDone {
  if (format === 'json' && whom.who !== 'everyone') throw failure('invalid');
  const ids = idsOf(session, whom);
  const refused = ids.slice(0, scenario.refused).map((id, at) => ({
    name: session.open().book.people.get(id)?.name.display ?? '',
    property: at % 2 === 0 ? 'TEL' : '',
    why: 'the card is not valid',
  }));
  if (ids.length === refused.length) throw failure('other');
  return {
    file: files[format],
    folder: '/home/aino/Documents',
    people: ids.length - refused.length,
    organisations: whom.who === 'everyone' ? 3 : 0,
    refused,
  };
}
