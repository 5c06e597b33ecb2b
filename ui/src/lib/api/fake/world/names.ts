/** Names, places and houses of invented people. */
import { pick } from '../random';

export const givenNames = (
  'Anna Maria Johanna Sofia Laura Aino Helena Emilia Liisa Katariina Sanna Tuula Päivi Kaisa Riikka Hanna Elina Outi ' +
  'Marja Ritva Leena Pirjo Tiina Minna Heidi Jenni Katja Satu Kirsi Eeva Tarja Merja Ulla Seija Pirkko Nina Piia Noora ' +
  'Ella Iida Venla Helmi Vilma Saara Oona Siiri Ronja Enni Pihla Kerttu Hilla Åsa Linnéa Zoë Maeve Grace Amara Fatima ' +
  'Juhani Mikko Matti Jukka Antti Timo Kari Jari Pekka Markku Heikki Hannu Janne Ville Sami Petri Lauri Seppo Tuomas ' +
  'Teemu Jussi Olli Jaakko Tapio Esa Ari Harri Kimmo Mika Risto Vesa Eero Aleksi Joonas Niko Elias Onni Väinö Eino Leo ' +
  'Oliver Eetu Aaro Ilmari Björn Tomás Łukasz Søren James Noah Otto Paavo Yrjö'
).split(' ');

/** The common ones first. */
export const familyNames = (
  'Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Lehtinen Saarinen ' +
  'Salminen Heinonen Niemi Heikkilä Kinnunen Salonen Turunen Salo Laitinen Rantanen Tuominen Karjalainen Jokinen ' +
  'Mattila Savolainen Lahtinen Ahonen Leppänen Ojala Hiltunen Väisänen Pitkänen Huttunen Kallio Leinonen Miettinen ' +
  'Aaltonen Pesonen Manninen Hakala Rantala Anttila Laaksonen Koivisto Hirvonen Räsänen Lehto Laakso Toivonen Mustonen ' +
  'Rautio Nurmi Niskanen Peltonen Moilanen Kettunen Pulkkinen Partanen Hyvönen Vainio Kauppinen Seppälä Suominen ' +
  'Lindholm Nyman Halonen Hänninen Oksanen Eskelinen Parviainen Sillanpää Tikkanen Kärkkäinen Jääskeläinen Karppinen ' +
  'Björklund Åkerblom Öhman Lindström Bennett Whitfield Pereira Moreau Nowak Jónsdóttir Nguyễn García O’Brien'
).split(' ');

export const towns = [
  'Helsinki',
  'Espoo',
  'Tampere',
  'Turku',
  'Oulu',
  'Kuopio',
  'Jyväskylä',
  'Porvoo',
  'Berlin',
  'London',
];

export const organisations = [
  'Harbour Clinic',
  'Helsinki City',
  'Aalto Studio',
  'Puro Architects',
  'Lumen Labs',
  'Radio Helsinki',
  'Kivi & Co',
  'Oak & Ash',
  'Akukon',
  'Merikoski School',
  'Freelance',
];

export const titles = [
  'Engineer',
  'Designer',
  'Teacher',
  'Nurse',
  'Producer',
  'Researcher',
  'Founder',
  'Accountant',
  '',
];

export function inventedName(next: () => number): string {
  return `${pick(next, givenNames)} ${pick(next, familyNames)}`;
}
