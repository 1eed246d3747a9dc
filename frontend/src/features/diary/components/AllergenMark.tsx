import { Button, Modal } from '@mantine/core';
import { IconAlertTriangle, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { useWarningText } from '../api/useWarnings';
import type { Warning } from '../lib/allergens';

import classes from './AllergenMark.module.css';

/** An allergy of the person's own in a food, by icon and words. */
export function AllergenMark({ warning }: { warning: Warning }) {
  const text = useWarningText();
  const Icon = warning.kind === 'contains' ? IconAlertTriangle : IconHelpCircle;
  return (
    <span className={classes.mark} data-kind={warning.kind}>
      <Icon size={16} aria-hidden="true" />
      {text(warning)}
    </span>
  );
}

interface AllergenAskProps {
  name: string;
  warning: Warning;
  onAdd: () => void;
  onClose: () => void;
}

/** Before something is logged that the person said they cannot have: it may still be what they ate. */
export function AllergenAsk({ name, warning, onAdd, onClose }: AllergenAskProps) {
  const { t } = useTranslation(['diary', 'common']);
  return (
    <Modal
      opened
      onClose={onClose}
      zIndex={400}
      title={t('allergen.title', { name })}
      closeButtonProps={{ 'aria-label': t('common:action.close'), size: 44 }}
    >
      <AllergenMark warning={warning} />
      <p>{t('allergen.text')}</p>
      <div className={classes.actions}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('allergen.no')}
        </Button>
        <Button onClick={onAdd}>{t('allergen.yes')}</Button>
      </div>
    </Modal>
  );
}
