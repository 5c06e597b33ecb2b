/** What the palette can do, besides opening a person. */
import ArrowDownLeft from '@lucide/svelte/icons/arrow-down-left';
import ArrowUpRight from '@lucide/svelte/icons/arrow-up-right';
import Building2 from '@lucide/svelte/icons/building-2';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import CopyMinus from '@lucide/svelte/icons/copy-minus';
import DoorOpen from '@lucide/svelte/icons/door-open';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import Handshake from '@lucide/svelte/icons/handshake';
import History from '@lucide/svelte/icons/history';
import Inbox from '@lucide/svelte/icons/inbox';
import Import from '@lucide/svelte/icons/import';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Languages from '@lucide/svelte/icons/languages';
import Lock from '@lucide/svelte/icons/lock';
import Moon from '@lucide/svelte/icons/moon';
import PenLine from '@lucide/svelte/icons/pen-line';
import Scale from '@lucide/svelte/icons/scale';
import Settings2 from '@lucide/svelte/icons/settings-2';
import Share from '@lucide/svelte/icons/share';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Sun from '@lucide/svelte/icons/sun';
import Tag from '@lucide/svelte/icons/tag';
import Redo2 from '@lucide/svelte/icons/redo-2';
import Undo2 from '@lucide/svelte/icons/undo-2';
import Users from '@lucide/svelte/icons/users';
import Waypoints from '@lucide/svelte/icons/waypoints';
import X from '@lucide/svelte/icons/x';
import type { Component } from 'svelte';
import type { KeyView } from '$lib/api';
import { app, closeSample, lockNow, saveLook } from '$lib/app.svelte';
import { locale, m } from '$lib/i18n';
import { can, perform, strokeNames, type Act } from '$lib/keys';
import { queryClient } from '$lib/query';
import { go } from '$lib/route.svelte';
import { circleName, circles } from '$lib/words';
import { chooseFiles } from '../import/doors';
import { openIntroduction } from '../record/recording.svelte';

export interface PaletteAct {
  id: string;
  label: string;
  /** Other words it goes by. */
  also?: string;
  icon: Component<{ size?: number }>;
  keys?: string[];
  run: () => void;
}

const byKey = (act: Act, label: string, icon: PaletteAct['icon'], also?: string): PaletteAct[] =>
  can(act) ? [{ id: act, label, icon, also, keys: strokeNames(act), run: () => perform(act) }] : [];

/** Reads the language: call it where it is to follow. */
export function doing(): PaletteAct[] {
  const dark = app.start.theme === 'dark';
  const finnish = locale.current === 'fi';
  return [
    ...byKey('capture', m.keys_capture(), PenLine),
    ...byKey('gave', m.keys_gave(), ArrowUpRight),
    ...byKey('took', m.keys_took(), ArrowDownLeft),
    { id: 'introduce', label: m.palette_introduce(), icon: Handshake, run: () => openIntroduction('mine') },
    { id: 'choose', label: m.palette_import(), icon: Import, run: () => void chooseFiles() },
    { id: 'export', label: m.palette_export(), icon: Share, run: () => go({ room: 'settings', section: 'book' }) },
    ...byKey('undo', m.palette_undo(), Undo2),
    ...byKey('redo', m.palette_redo(), Redo2),
    ...(queryClient.getQueryData<KeyView>(['keys'])?.can_lock
      ? [{ id: 'lock', label: m.security_lock_now(), icon: Lock, run: () => void lockNow() }]
      : []),
    {
      id: 'theme',
      label: dark ? m.palette_light() : m.palette_dark(),
      also: m.settings_theme(),
      icon: dark ? Sun : Moon,
      run: () => void saveLook({ theme: dark ? 'light' : 'dark' }),
    },
    {
      id: 'language',
      // In the other language: whoever needs it may not read this one.
      label: finnish ? m.palette_english() : m.palette_finnish(),
      also: [m.settings_language(), m.settings_language_english(), m.settings_language_finnish()].join(' '),
      icon: Languages,
      run: () => void saveLook({ language: finnish ? 'en' : 'fi' }),
    },
    ...(app.start.book === 'sample'
      ? [{ id: 'sample', label: m.import_sample_close(), icon: X, run: () => void closeSample() }]
      : []),
    ...byKey('keys', m.keys_title(), Keyboard),
  ];
}

export function going(): PaletteAct[] {
  return [
    { id: 'today', label: m.rail_today(), icon: Sun, keys: strokeNames('today'), run: () => go({ room: 'today' }) },
    { id: 'people', label: m.rail_people(), icon: Users, run: () => go({ room: 'people' }) },
    {
      id: 'duplicates',
      label: m.duplicates_title(),
      also: m.duplicates_also(),
      icon: CopyMinus,
      run: () => go({ room: 'duplicates' }),
    },
    { id: 'organisations', label: m.rail_organisations(), icon: Building2, run: () => go({ room: 'organisations' }) },
    { id: 'groups', label: m.rail_groups(), icon: Tag, run: () => go({ room: 'groups' }) },
    { id: 'placing', label: m.placing_title(), icon: CircleDot, run: () => go({ room: 'placing' }) },
    { id: 'favours', label: m.rail_favours(), icon: HandHeart, run: () => go({ room: 'favours' }) },
    { id: 'introductions', label: m.rail_introductions(), icon: Waypoints, run: () => go({ room: 'introductions' }) },
    {
      id: 'doors',
      label: m.doors_title(),
      also: m.rail_introductions(),
      icon: DoorOpen,
      run: () => go({ room: 'introductions', doors: true }),
    },
    { id: 'balance', label: m.rail_balance(), icon: Scale, run: () => go({ room: 'balance' }) },
    { id: 'import', label: m.rail_import(), icon: Import, run: () => go({ room: 'import' }) },
    { id: 'suggestions', label: m.suggestions_title(), icon: Inbox, run: () => go({ room: 'suggestions' }) },
    { id: 'settings', label: m.rail_settings(), icon: Settings2, run: () => go({ room: 'settings' }) },
    ...(['security', 'backups'] as const).map((section) => ({
      id: section,
      label: { security: m.security_title, backups: m.backup_title }[section](),
      also: m.rail_settings(),
      icon: { security: ShieldCheck, backups: ArchiveRestore }[section],
      run: () => go({ room: 'settings', section }),
    })),
    {
      id: 'history',
      label: m.history_title(),
      icon: History,
      run: () => go({ room: 'settings', section: 'history' }),
    },
    ...circles.map((circle) => ({
      id: `circle-${circle}`,
      label: circleName(circle),
      also: m.rail_circles(),
      icon: Users,
      run: () => go({ room: 'people', circle }),
    })),
  ];
}
