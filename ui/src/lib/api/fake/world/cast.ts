/** The invented people of the mock-ups, and a few whose names are hard to sort, to search or to fit on a line. */
import type { Circle, ContactPoint, LifeArea, PostalAddress } from '../../bindings';
import { photos } from '../photos';
import type { Person } from '../rows';
import { nameOf, newPerson } from '../rows';
import type { Language } from '../scenario';

interface Known extends Partial<Person> {
  phone?: string;
  email?: string;
  street?: string;
  /** A word for the reader's language. */
  fi?: { title?: string; note?: string; tags?: string[] };
}

type Line = [
  name: string,
  circle: Circle | null,
  title: string,
  organisation: string,
  town: string,
  areas: LifeArea[],
  known?: Known,
];

const lines: Line[] = [
  [
    'Aino Korhonen',
    'core',
    'Producer',
    'Radio Helsinki',
    'Oulu',
    ['friends', 'hobby'],
    {
      phone: '+358 50 555 0144',
      street: 'Tuira 7 B 12',
      birthday: '--06-14',
      note: 'Otso is allergic to nuts. Wants to learn the kantele.',
      tags: ['choir'],
      fi: {
        title: 'Tuottaja',
        note: 'Otso on allerginen pähkinöille. Haluaa oppia soittamaan kannelta.',
        tags: ['kuoro'],
      },
    },
  ],
  [
    'Liisa Järvinen',
    'friend',
    'Head nurse',
    'Harbour Clinic',
    'Tampere',
    ['former_work'],
    {
      phone: '+358 40 555 0127',
      email: 'liisa.jarvinen@example.org',
      street: 'Satakunnankatu 18',
      birthday: '--03-03',
      tags: ['Harbour Clinic board', 'Open-water swimming'],
      extra: ['X-VUORO-COLUMN:Connected On;21 Nov 2024', 'HOBBY:Orienteering'],
      fi: { title: 'Osastonhoitaja', tags: ['Sataman klinikan johtokunta', 'Avovesiuinti'] },
    },
  ],
  [
    'Kerttu Whitfield',
    'network',
    'Engineer',
    'Helsinki City',
    'Tampere',
    ['work'],
    { phone: '+358 40 555 1074', photo: photos.dusk },
  ],
  [
    'Anna Lehtonen',
    'friend',
    'Partner',
    'Aalto Studio',
    'Helsinki',
    ['work'],
    { email: 'anna@aalto.example', photo: photos.sea },
  ],
  [
    'Grace Hämäläinen',
    'friend',
    'Headteacher',
    'Merikoski School',
    'Helsinki',
    ['neighbours'],
    { birthday: '1979-11-21', email: 'grace@merikoski.example' },
  ],
  [
    'Onni Moreau',
    'close',
    'Gardener',
    'Freelance',
    'Jyväskylä',
    ['friends'],
    { birthday: '--11-28', phone: '+358 44 555 0171' },
  ],
  ['Elias Ahonen', 'friend', 'Planner', 'Helsinki City', 'Tampere', ['studies'], { phone: '+358 40 555 0135' }],
  [
    'Eeva Korhonen',
    'core',
    '',
    '',
    'Kuopio',
    ['family'],
    { phone: '+358 17 555 0102', tags: ['retired'], fi: { tags: ['eläkkeellä'] } },
  ],
  [
    'Olga Pereira',
    'friend',
    'Architect',
    'Puro Architects',
    'Berlin',
    ['hobby'],
    { email: 'olga@puro.example', phone: '+49 30 5550 182', photo: photos.moss },
  ],
  [
    'Helmi Åkerblom',
    'network',
    'Designer',
    'Kivi & Co',
    'Tampere',
    ['position_of_trust'],
    { email: 'helmi@kivi.example' },
  ],
  [
    'Venla Saarinen',
    'friend',
    'Conductor',
    'Cantores Choir',
    'Turku',
    ['hobby'],
    { birthday: '--05-09', phone: '+358 50 555 0119' },
  ],
  ['Ilmari Kallio', 'network', 'Physician', 'Harbour Clinic', 'London', ['former_work'], { phone: '+44 20 5550 0163' }],
  ['Tomás Ahonen', 'network', 'Acoustician', 'Akukon', 'Espoo', ['work'], { email: 'tomas@akukon.example' }],
  [
    'Siiri Saarinen',
    'friend',
    'Architect',
    'Puro Architects',
    'Espoo',
    ['hobby'],
    { birthday: '1986-11-19', phone: '+358 40 555 0186' },
  ],
  [
    'Noah Saarinen',
    'network',
    'Researcher',
    'Lumen Labs',
    'Espoo',
    ['neighbours'],
    { photo: photos.rowan, birthday: '1990-02-11' },
  ],
  [
    'Sofia Lehtonen',
    'network',
    'Nurse',
    'Harbour Clinic',
    'Helsinki',
    ['work'],
    { phone: '+358 45 555 0148', photo: photos.plum },
  ],
  ['Pekka Niemi', 'acquaintance', 'Investor', 'Oak & Ash', 'Helsinki', ['work'], {}],
  [
    'Salla Koski',
    'network',
    'Lawyer',
    'Oak & Ash',
    'Helsinki',
    ['position_of_trust'],
    { email: 'salla@oakash.example' },
  ],
  ['Jaakko Heino', 'acquaintance', 'Plumber', 'Freelance', 'Espoo', ['neighbours'], { phone: '+358 40 555 0177' }],
  ['Ville Laine', 'acquaintance', 'Builder', 'Kivi & Co', 'Tampere', ['work'], { phone: '+358 44 555 0155' }],
  [
    'Mikko Korhonen',
    'core',
    'Doctoral researcher',
    'Aalto University',
    'Espoo',
    ['family', 'studies'],
    { phone: '+358 50 555 0190', fi: { title: 'Väitöskirjatutkija' } },
  ],
  ['Amara Korhonen', 'network', 'Buyer', 'Kone', 'Espoo', ['former_work'], { email: 'amara@kone.example' }],
  [
    'Väinö Toivonen',
    'acquaintance',
    '',
    '',
    'Porvoo',
    ['former_work'],
    { note: 'My first boss.', fi: { note: 'Ensimmäinen esihenkilöni.' } },
  ],
  ['Matti Laine', 'acquaintance', 'Electrician', 'Freelance', 'Vantaa', ['neighbours'], { phone: '+358 40 555 0163' }],
  ['Olga Bennett', 'network', 'Analyst', 'Lumen Labs', 'Espoo', ['work'], {}],
  ['James Järvinen', 'network', 'Consultant', 'Oak & Ash', 'Turku', ['studies'], { email: 'james@oakash.example' }],
  ['Hanna Järvinen', 'friend', 'Journalist', 'Radio Helsinki', 'Helsinki', ['studies'], { phone: '+358 41 555 0121' }],
  ['Leo Järvinen', 'acquaintance', 'Student', 'Lumen Labs', 'Helsinki', ['internship'], {}],
  ['Elina Virtanen', 'friend', 'Translator', 'Freelance', 'Oulu', ['online'], { email: 'elina@example.org' }],
  ['Pirkko Salminen', 'acquaintance', '', '', 'Helsinki', ['neighbours'], { phone: '+358 9 555 0111' }],
  ['Jussi Rautio', 'network', 'Founder', 'Rautio & Sons', 'Lahti', ['position_of_trust'], {}],
  [
    'Oona Nieminen',
    'close',
    'Midwife',
    'Harbour Clinic',
    'Helsinki',
    ['friends'],
    { phone: '+358 50 555 0167', birthday: '1985-08-30' },
  ],
  ['Niko Karjalainen', 'network', 'Recruiter', 'Lumen Labs', 'Espoo', ['work'], { email: 'niko@lumen.example' }],
  ['Björn Åström', 'network', 'Boatbuilder', 'Freelance', 'Porvoo', ['hobby'], {}],
  ['Zoë Müller', 'acquaintance', 'Curator', 'Galerie Süd', 'Berlin', ['online'], {}],
  ['Łukasz Nowak', 'acquaintance', 'Developer', 'Lumen Labs', 'Gdańsk', ['work'], {}],
  ['Søren Holm', 'acquaintance', 'Brewer', 'Holm & Søn', 'Aarhus', ['hobby'], {}],
  ['Nguyễn Minh Anh', 'network', 'Chef', 'Freelance', 'Helsinki', ['neighbours'], {}],
  ['Þóra Jónsdóttir', null, 'Geologist', 'University of Iceland', 'Reykjavík', ['online'], {}],
  ['王芳', null, 'Translator', 'Freelance', 'Shanghai', ['online'], {}],
  ['محمد الأحمد', null, 'Engineer', 'Helsinki City', 'Vantaa', ['work'], {}],
  [
    'Marie-Élisabeth Alexandrine von Schantz-Hällfors-Kuusisto',
    null,
    'Chair of the board for cultural and educational matters',
    'The Foundation for the Advancement of Chamber Music in Northern Ostrobothnia',
    'Oulu',
    ['position_of_trust'],
    {},
  ],
  ['Cher', null, '', '', '', [], {}],
  ['Reetta Kivelä', null, 'Baker', 'Freelance', 'Kuopio', ['neighbours'], {}],
];

export const castSize = lines.length;

function pointsOf(known: Known): ContactPoint[] {
  const points: ContactPoint[] = [];
  if (known.phone) points.push({ kind: 'phone', label: 'mobile', value: known.phone, service: '', preferred: true });
  if (known.email) points.push({ kind: 'email', label: 'work', value: known.email, service: '', preferred: true });
  return points;
}

function addressOf(town: string, street: string): PostalAddress {
  const none = { po_box: '', extended: '', region: '', postcode: '', country: '', formatted: '' };
  return { ...none, label: 'home', street, city: town, preferred: true };
}

export function castOf(language: Language): Person[] {
  return lines.map(([name, circle, title, organisation, town, areas, known = {}], index) => {
    const { phone, email, street = '', fi, ...rest } = known;
    return newPerson(index + 1, name, {
      name: nameOf(name),
      circle,
      title,
      organisation,
      areas,
      points: pointsOf({ phone, email }),
      addresses: town ? [addressOf(town, street)] : [],
      sources: ['contacts.vcf'],
      addedAt: '2026-01-10T09:00:00Z',
      ...rest,
      ...(language === 'fi' ? fi : {}),
    });
  });
}
