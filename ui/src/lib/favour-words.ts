/** The names of sizes, of where a favour stands, of consents, and of areas of life. Functions, so that they follow the language. */
import type { Consent, FavourChannel, LifeArea, Size, Status } from '$lib/api';
import { m } from '$lib/i18n';

/** The smallest first. */
export const sizes: readonly Size[] = ['nothing', 'five_minutes', 'an_hour', 'half_a_day', 'days', 'life_changing'];

const sizeNames: Record<Size, () => string> = {
  nothing: m.size_nothing,
  five_minutes: m.size_five_minutes,
  an_hour: m.size_an_hour,
  half_a_day: m.size_half_a_day,
  days: m.size_days,
  life_changing: m.size_life_changing,
};

export const sizeName = (size: Size): string => sizeNames[size]();

/** As within a sentence: "an hour". */
export const sizeWord = (size: Size): string => lowerFirst(sizeName(size));

const statusNames: Record<Status, () => string> = {
  asked: m.status_asked,
  promised: m.status_promised,
  done: m.status_done,
  declined: m.status_declined,
  withdrawn: m.status_withdrawn,
  lapsed: m.status_lapsed,
  void: m.status_void,
};

export const statusName = (status: Status): string => statusNames[status]();

const consents: Record<Consent, () => string> = {
  not_asked: m.introductions_consent_not_asked,
  asked: m.introductions_consent_asked,
  agreed: m.introductions_consent_agreed,
  declined: m.introductions_consent_declined,
};

export const consentName = (consent: Consent): string => consents[consent]();

const channelNames: Record<FavourChannel, () => string> = {
  face_to_face: m.channel_face_to_face,
  phone: m.channel_phone,
  video: m.channel_video,
  message: m.channel_message,
  email: m.channel_email,
  letter: m.channel_letter,
};

export const channels = Object.keys(channelNames) as FavourChannel[];

export const channelName = (channel: FavourChannel): string => channelNames[channel]();

const areaNames: Record<LifeArea, () => string> = {
  family: m.area_family,
  relatives: m.area_relatives,
  friends: m.area_friends,
  studies: m.area_studies,
  work: m.area_work,
  former_work: m.area_former_work,
  hobby: m.area_hobby,
  neighbours: m.area_neighbours,
  position_of_trust: m.area_position_of_trust,
  internship: m.area_internship,
  online: m.area_online,
  other: m.area_other,
};

/** As a form offers them. */
export const areas = Object.keys(areaNames) as LifeArea[];

export const areaName = (area: LifeArea): string => areaNames[area]();

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('fi') + text.slice(1);
}
