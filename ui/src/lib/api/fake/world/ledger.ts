/**
 * What passed between the owner and the cast. Liisa's lines give the figures of the mock-up: 9.6 given, 11.9
 * received, −2.4.
 */
import type { FavourKind, LinkKind, Size, Status } from '../../bindings';
import type { Favour, Party } from '../rows';
import { owner } from '../rows';
import type { Language } from '../scenario';
import { stages } from './stages';

/** `joined`: I brought them together. `met`: the first introduced me to the second. */
type Way = 'gave' | 'got' | 'joined' | 'met';

/** When, which way, with whom, kind, effort, worth (`?`: not said), in English, in Finnish, status, what followed. */
const lines = `
2026-11-12 | got | Liisa Järvinen | feedback | an_hour | half_a_day | Read my board application | Luki hakemukseni hallitukseen | done | thanks passes_on
2026-10-03 | joined | Liisa Järvinen, Olga Pereira | introduction | five_minutes | days | Introduced Liisa and Olga | Liisan ja Olgan esittely | done |
2026-05-14 | got | Liisa Järvinen | skilled_work | half_a_day | half_a_day | Stood in for me at the spring seminar | Sijaisti minua kevätseminaarissa | done | thanks passes_on
2026-02-28 | gave | Liisa Järvinen | hands_on_help | half_a_day | half_a_day | Carried boxes to the new office | Laatikoiden kanto uuteen toimistoon | done |
2025-09-09 | got | Liisa Järvinen | job_tip | five_minutes | life_changing | Told me about the Harbour post early | Kertoi Sataman paikasta ajoissa | done | thanks
2025-01-20 | gave | Liisa Järvinen | referral | five_minutes | days | Recommended her as a trustee | Suositus luottamustehtävään | done |
2026-11-16 | gave | Liisa Järvinen | referral | five_minutes | ? | Sofia Lehtonen’s number | Sofia Lehtosen numero | promised |
2024-11-20 | met | Anna Lehtonen, Liisa Järvinen | introduction | five_minutes | days | Slush 2024 | Slush 2024 | done | thanks
2026-11-18 | met | Anna Lehtonen, Pekka Niemi | introduction | five_minutes | ? | Slush 2026 | Slush 2026 | done | thanks
2021 | met | Anna Lehtonen, Salla Koski | introduction | five_minutes | an_hour | Board dinner | Hallituksen illallinen | done | thanks
2026-06-05 | gave | Anna Lehtonen | skilled_work | half_a_day | half_a_day | Two floor plans drawn again | Kahden pohjakuvan piirtäminen uusiksi | done |
2026-01-22 | gave | Anna Lehtonen | advice | an_hour | an_hour | How to price the studio | Studion hinnoittelu | done |
2026-03-12 | joined | Grace Hämäläinen, Anna Lehtonen | introduction | five_minutes | half_a_day | Two workshops for the pupils | Kaksi työpajaa oppilaille | done |
2026-11-17 | gave | Grace Hämäläinen | skilled_work | half_a_day | half_a_day | Proofread the grant text | Apurahatekstin oikoluku | done |
2026-08-20 | got | Grace Hämäläinen | hosting | half_a_day | half_a_day | The school hall for our seminar | Koulun sali seminaarillemme | done | thanks passes_on
2026-04-02 | got | Grace Hämäläinen | advice | an_hour | an_hour | How to speak to the board | Miten puhua lautakunnalle | done | thanks
2026-11-14 | gave | Olga Pereira | referral | an_hour | an_hour | Wrote a reference for the studio lease | Suositus työtilan vuokraa varten | done |
2026-04-18 | gave | Olga Pereira | job_tip | five_minutes | days | Told her of the courtyard competition | Vinkki pihakilpailusta | done |
2020 | met | Venla Saarinen, Olga Pereira | introduction | five_minutes | an_hour | After a concert | Konsertin jälkeen | done | thanks
2026-05-30 | got | Olga Pereira | hosting | an_hour | an_hour | A night in Berlin | Yösija Berliinissä | done | thanks
2026-11-12 | got | Helmi Åkerblom | visibility | an_hour | days | Put my name forward for the jury | Ehdotti minua palkintoraatiin | done |
2026-03-03 | gave | Helmi Åkerblom | feedback | an_hour | an_hour | Went through her portfolio | Portfolion läpikäynti | done |
2025-10-10 | gave | Helmi Åkerblom | advice | five_minutes | an_hour | Which printer to use | Mitä painoa käyttää | done |
2022-09 | met | Elias Ahonen, Helmi Åkerblom | introduction | five_minutes | an_hour | City design day | Kaupungin muotoilupäivä | done | thanks
2026-02 | met | Helmi Åkerblom, Onni Moreau | introduction | five_minutes | an_hour | The garden round | Puutarhakierros | done | thanks
2026-11-09 | joined | Kerttu Whitfield, Mikko Korhonen | introduction | five_minutes | ? | Load figures for his thesis | Kuormalaskelmat väitöskirjaan | promised |
2026-11-11 | joined | Aino Korhonen, Onni Moreau | introduction | five_minutes | ? | A garden in the radio’s yard | Puutarha radion pihaan | promised |
2026-11-02 | joined | Aino Korhonen, Oona Nieminen | introduction | five_minutes | ? | A programme on midwives | Ohjelma kätilöistä | promised |
2026-10-29 | joined | Onni Moreau, Kerttu Whitfield | introduction | five_minutes | ? | Plans for the roof garden | Kattopuutarhan suunnitelma | promised |
2026-10-02 | joined | Oona Nieminen, Eeva Korhonen | introduction | five_minutes | ? | Knitting for the ward | Neuleita osastolle | promised |
2026-05-20 | joined | Amara Korhonen, Jussi Rautio | introduction | five_minutes | ? | A buyer for the fair | Ostaja messuille | lapsed |
2026-11-09 | gave | Elias Ahonen | advice | an_hour | days | Talked through a job offer | Työtarjouksen pohdinta yhdessä | done |
2026-11-13 | joined | Elias Ahonen, Venla Saarinen | introduction | five_minutes | an_hour | A hall for the rehearsals | Sali harjoituksia varten | done |
2026-07-11 | gave | Elias Ahonen | hands_on_help | half_a_day | half_a_day | Painted the summer kitchen | Kesäkeittiön maalaus | done |
2024-05 | met | Elias Ahonen, Ville Laine | introduction | five_minutes | five_minutes | The sauna project | Saunaprojekti | done | thanks
2026-11-03 | got | Ilmari Kallio | loan | an_hour | an_hour | Lent the trailer | Lainasi peräkärryn | done | thanks returns
2026-10-27 | got | Ilmari Kallio | hands_on_help | an_hour | an_hour | Drove me to the airport | Vei lentokentälle | done | thanks
2026-06-16 | got | Ilmari Kallio | referral | an_hour | days | Recommended me to the clinic | Suositteli minua klinikalle | done | thanks
2026-05-06 | joined | Sofia Lehtonen, Ilmari Kallio | introduction | five_minutes | half_a_day | She works there now | Hän on siellä nyt töissä | done |
2023 | met | Venla Saarinen, Ilmari Kallio | introduction | five_minutes | five_minutes | Choir trip | Kuoromatka | done | thanks
2026-10-22 | gave | Kerttu Whitfield | advice | an_hour | an_hour | Walked her through the tender | Tarjouspyynnön läpikäynti | done |
2026-09-02 | got | Kerttu Whitfield | feedback | an_hour | half_a_day | Checked the load figures | Tarkisti kuormalaskelmat | done | thanks passes_on
2026-03-26 | got | Kerttu Whitfield | access | five_minutes | an_hour | A seat at the city forum | Paikka kaupunkifoorumissa | done | thanks
2025-12-05 | got | Kerttu Whitfield | advice | an_hour | an_hour | Which permit comes first | Mikä lupa haetaan ensin | done | thanks returns
2026-11-17 | gave | Kerttu Whitfield | referral | five_minutes | ? | A good plumber | Hyvä putkimies | asked |
2025-03-14 | met | Noah Saarinen, Kerttu Whitfield | introduction | five_minutes | half_a_day | House meeting | Yhtiökokous | done | thanks
2026-01-15 | met | Kerttu Whitfield, Jaakko Heino | introduction | five_minutes | five_minutes | The burst pipe | Putkirikko | done | thanks
2026-09-15 | gave | Venla Saarinen | hands_on_help | half_a_day | half_a_day | Helped move flat | Muuttoapu | done |
2026-09-09 | gave | Venla Saarinen | skilled_work | days | days | Two days on the choir’s accounts | Kaksi päivää kuoron tilien parissa | done |
2026-05-21 | got | Venla Saarinen | access | five_minutes | half_a_day | Tickets for the whole office | Liput koko toimistolle | done | thanks passes_on
2026-01-30 | got | Venla Saarinen | visibility | half_a_day | days | A page in the concert programme | Sivu konserttiohjelmassa | done | thanks returns
2026-11-14 | gave | Venla Saarinen | loan | five_minutes | ? | The projector for the rehearsal | Projektori kuoron harjoituksiin | promised |
2026-10-08 | got | Tomás Ahonen | hosting | an_hour | an_hour | Showed me the Akukon lab | Näytti Akukonin laboratorion | done | thanks
2026-08-27 | gave | Tomás Ahonen | advice | an_hour | an_hour | Where to find a room to rent | Mistä vuokrata huone | done |
2026-02-11 | got | Tomás Ahonen | advice | five_minutes | an_hour | What to hang on the office walls | Mitä ripustaa toimiston seinille | done | thanks passes_on
2025-11-27 | gave | Tomás Ahonen | visibility | an_hour | half_a_day | A talk at our evening | Puheenvuoro illassamme | done |
2026-10-15 | gave | Siiri Saarinen | access | five_minutes | five_minutes | Guest seat at the spring gala | Vieraspaikka kevätgaalassa | done |
2026-10-14 | joined | Noah Saarinen, Siiri Saarinen | introduction | an_hour | an_hour | Lumen’s new office | Lumenin uusi toimisto | done |
2026-06-23 | gave | Siiri Saarinen | skilled_work | days | days | Her exhibition texts in English | Näyttelytekstit englanniksi | done |
2022-05 | met | Olga Pereira, Siiri Saarinen | introduction | five_minutes | five_minutes | Office summer party | Toimiston kesäjuhlat | done | thanks
2026-08-08 | got | Siiri Saarinen | gift | five_minutes | five_minutes | A jar of cloudberries | Purkki hilloja | done | thanks
2026-08-01 | got | Noah Saarinen | hands_on_help | an_hour | an_hour | Watered the plants for July | Kasteli kukat heinäkuun | done | thanks
2026-06-13 | gave | Noah Saarinen | loan | five_minutes | an_hour | The drill and the long ladder | Porakone ja pitkät tikkaat | done |
2026-03-30 | gave | Sofia Lehtonen | feedback | an_hour | half_a_day | Went through her application | Hakemuksen läpikäynti | done |
2026-09-24 | got | Sofia Lehtonen | listening | an_hour | an_hour | Heard me out about the board | Kuunteli huoleni hallituksesta | done | thanks
2026-07-29 | got | Sofia Lehtonen | advice | an_hour | half_a_day | How shifts are planned | Miten vuorot suunnitellaan | done | thanks passes_on
2026-11-10 | got | Hanna Järvinen | visibility | an_hour | ? | A word on the morning show | Maininta aamulähetyksessä | promised |
2026-05-11 | gave | Hanna Järvinen | advice | an_hour | an_hour | Whom to interview | Ketä haastatella | done |
2026-11-05 | met | Niko Karjalainen, Olga Bennett | introduction | five_minutes | ? | Who leads the analysts at Lumen | Lumenin analyytikkojen vetäjä | asked |
2026-10-30 | gave | Elina Virtanen | job_tip | five_minutes | half_a_day | The museum looks for a translator | Museo etsii kääntäjää | done |
2026-11-02 | gave | Matti Laine | referral | five_minutes | an_hour | Gave him a contact at the school | Yhteyshenkilö koululla | done |
2026-09-30 | got | Matti Laine | advice | five_minutes | five_minutes | Answered a question on permits | Vastasi lupakysymykseen | done | thanks
2026-03 | got | Jussi Rautio | access | an_hour | an_hour | The Lahti fair | Lahden messut | declined |
2023-03 | got | Amara Korhonen | advice | an_hour | half_a_day | How Kone buys | Miten Kone ostaa | done | thanks passes_on
~2021 | got | Väinö Toivonen | job_tip | an_hour | life_changing | My first project of my own | Ensimmäinen oma projektini | done | thanks passes_on
2026-01-17 | gave | Pirkko Salminen | hands_on_help | an_hour | an_hour | Shovelled her yard | Pihan lumityöt | done |
2026-11-15 | got | Aino Korhonen | hosting | an_hour | an_hour | Sauna and a long talk | Sauna ja pitkä juttelu | done | thanks
2026-10-31 | gave | Aino Korhonen | hands_on_help | days | days | Otso for the weekend | Otso viikonlopuksi | done |
2026-10-06 | got | Aino Korhonen | listening | half_a_day | days | Sat with me in the emergency room | Istui kanssani päivystyksessä | done | thanks
2026-07-04 | got | Aino Korhonen | loan | five_minutes | days | The cottage | Mökki | done | thanks
2026-06-21 | got | Aino Korhonen | hands_on_help | half_a_day | half_a_day | Drove up when the car broke down | Ajoi paikalle, kun auto hajosi | done | thanks
2026-05-02 | gave | Aino Korhonen | feedback | an_hour | half_a_day | Her first chapter, read aloud | Ensimmäinen luku ääneen luettuna | done |
2026-11-08 | got | Eeva Korhonen | gift | an_hour | an_hour | Woollen socks for everyone | Villasukat kaikille | done | thanks
2026-10-04 | gave | Onni Moreau | hands_on_help | half_a_day | half_a_day | Planted the apple trees | Omenapuiden istutus | done |
2026-09-13 | gave | Mikko Korhonen | feedback | half_a_day | days | Read the introduction of his thesis | Väitöskirjan johdannon lukeminen | done |
`;

const notes: Record<string, { en: string; fi: string }> = {
  '2026-11-12 Liisa Järvinen': {
    en: 'Cut the opening by half and told me to lead with the clinic numbers. They did ask about those.',
    fi: 'Lyhensi alun puoleen ja neuvoi aloittamaan klinikan luvuista. Niistä he myös kysyivät.',
  },
};

function partiesOf(way: Way, [first, ...others]: number[], value: Size | null): Party[] {
  if (way === 'joined') return introductionParties(null, [first!, ...others], value);
  if (way === 'met') return introductionParties(first!, others, value);
  const [giver, receiver] = way === 'gave' ? [owner, first!] : [first!, owner];
  return [
    { person: giver, role: 'giver', value: null },
    { person: receiver, role: 'beneficiary', value },
  ];
}

/** How far an introduction has come: what each side said, and what came of it. */
function staged(parties: Party[], introduction: string): Pick<Favour, 'parties' | 'outcome' | 'stageOn'> {
  const { consents = [], outcome = null, on = null } = stages[introduction] ?? {};
  const asked = parties.filter(({ role }) => role !== 'giver');
  return {
    parties: parties.map((party) => ({ ...party, consent: consents[asked.indexOf(party)] ?? null })),
    outcome,
    stageOn: on,
  };
}

/** The oldest first, so that the numbers grow with time. */
export function ledgerOf(language: Language, idOf: (name: string) => number): Favour[] {
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const inTime = rows.toSorted((a, b) => (a[0]!.replace('~', '') < b[0]!.replace('~', '') ? -1 : 1));
  return inTime.map(([on, way, people, kind, cost, value, en, fi, status, answers], index) => ({
    id: index + 1,
    kind: kind as FavourKind,
    what: (language === 'fi' ? fi : en)!,
    note: notes[`${on} ${people}`]?.[language] ?? '',
    on: on!,
    status: status as Status,
    cost: cost as Size,
    ...staged(
      partiesOf(way as Way, people!.split(', ').map(idOf), value === '?' ? null : (value as Size)),
      kind === 'introduction' ? `${on} ${people}` : '',
    ),
    answers: (answers ? answers.split(' ') : []) as LinkKind[],
  }));
}

/** Mine is given to all whom I brought together; another's is given to me, and the others are whom I met. */
function introductionParties(by: number | null, people: number[], value: Party['value']): Party[] {
  const others = people.map((person): Party => ({
    person,
    role: by === null ? 'beneficiary' : 'introduced',
    value: by === null ? value : null,
  }));
  const giver: Party = { person: by, role: 'giver', value: null };
  return by === null ? [giver, ...others] : [giver, { person: owner, role: 'beneficiary', value }, ...others];
}
