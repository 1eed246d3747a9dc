import { Skeleton } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { InfoPopover } from '../InfoPopover/InfoPopover';

import classes from './Why.module.css';

interface WhyProps {
  /** What the figure is, for the button's name. */
  subject: string;
  /** The button's name and the answer's title where they are not about a figure. */
  ask?: string;
  title?: string;
  /** Undefined while they are being fetched. */
  reasons: readonly { text: string; source?: string | null }[] | undefined;
  /** Fetch the reasons only when somebody asks. */
  onOpen?: () => void;
}

/** Every computed figure can be asked why it is what it is, and answers with its reason and its source. */
export function Why({ subject, ask, title, reasons, onOpen }: WhyProps) {
  const { t } = useTranslation('common');
  if (reasons?.length === 0) return null;
  return (
    <InfoPopover
      label={ask ?? t('why.ask', { subject })}
      icon={<IconHelpCircle size={18} stroke={1.75} aria-hidden="true" />}
      onOpen={onOpen}
    >
      <p className={classes.title}>{title ?? t('why.title', { subject })}</p>
      {reasons === undefined && <Skeleton height={16} />}
      {reasons?.map((reason) => (
        <div key={reason.text}>
          <p className={classes.text}>{reason.text}</p>
          {reason.source != null && reason.source !== '' && (
            <p className={classes.source}>{t('why.source', { source: reason.source })}</p>
          )}
        </div>
      ))}
    </InfoPopover>
  );
}
