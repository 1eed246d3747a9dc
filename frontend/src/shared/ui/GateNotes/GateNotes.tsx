import { IconShieldHeart } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import classes from './GateNotes.module.css';

import type { GateOut } from '@/api/types.gen';

type Translate = (key: string, options: { defaultValue: string }) => string;

/** What the safety screen holds back and why: visible, plain, without alarm. */
export function GateNotes({ gates }: { gates: readonly GateOut[] }) {
  const { t } = useTranslation('common');
  if (gates.length === 0) return null;
  return (
    <ul className={classes.notes}>
      {gates.map((gate) => (
        <li key={gate.code} className={classes.note}>
          <IconShieldHeart size={22} stroke={1.75} aria-hidden="true" />
          <span>{(t as unknown as Translate)(`gate.${gate.code}`, { defaultValue: gate.text })}</span>
        </li>
      ))}
    </ul>
  );
}
