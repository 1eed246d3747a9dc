import { Popover, Skeleton, UnstyledButton } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import classes from './Why.module.css';

interface WhyProps {
  /** What the figure is, for the button's name ("Why 2,140 kcal?"). */
  subject: string;
  /** Undefined while they are being fetched. */
  reasons: readonly { text: string; source?: string | null }[] | undefined;
  /** Fetch the reasons only when somebody asks. */
  onOpen?: () => void;
}

/** Every computed figure can be asked why it is what it is, and answers with its reason and its source. */
export function Why({ subject, reasons, onOpen }: WhyProps) {
  const { t } = useTranslation('common');
  if (reasons?.length === 0) return null;
  return (
    <Popover width={320} position="bottom" withArrow shadow="md" radius="md" trapFocus returnFocus {...(onOpen && { onOpen })}>
      <Popover.Target>
        <UnstyledButton className={classes.button} aria-label={t('why.ask', { subject })}>
          <IconHelpCircle size={18} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel} tabIndex={-1} data-autofocus>
        <h3 className={classes.title}>{t('why.title', { subject })}</h3>
        {reasons === undefined && <Skeleton height={16} />}
        {reasons?.map((reason) => (
          <div key={reason.text}>
            <p className={classes.text}>{reason.text}</p>
            {reason.source != null && reason.source !== '' && (
              <p className={classes.source}>{t('why.source', { source: reason.source })}</p>
            )}
          </div>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
