import {
  IconBarbell,
  IconCalendarWeek,
  IconChartLine,
  IconNotebook,
  IconSunHigh,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

export interface NavItem {
  to: string;
  label: 'nav.today' | 'nav.plan' | 'nav.diary' | 'nav.workout' | 'nav.progress';
  icon: ComponentType<IconProps>;
}

/** The five places of the app, in the order in which they stand in both navigations. */
export const NAV: readonly NavItem[] = [
  { to: '/', label: 'nav.today', icon: IconSunHigh },
  { to: '/plan', label: 'nav.plan', icon: IconCalendarWeek },
  { to: '/diary', label: 'nav.diary', icon: IconNotebook },
  { to: '/workout', label: 'nav.workout', icon: IconBarbell },
  { to: '/progress', label: 'nav.progress', icon: IconChartLine },
];
