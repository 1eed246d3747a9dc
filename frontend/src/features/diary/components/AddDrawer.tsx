import { Drawer } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

import { AddPanel } from './AddPanel';

interface AddDrawerProps extends ComponentProps<typeof AddPanel> {
  opened: boolean;
  onClose: () => void;
}

/** On a phone the panel covers the day. */
export default function AddDrawer({ opened, onClose, ...panel }: AddDrawerProps) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      size="100%"
      title={t('meal.addTo', { meal: tc(`meal.${panel.meal}`) })}
      closeButtonProps={{ 'aria-label': tc('action.close'), size: 44 }}
    >
      <AddPanel {...panel} />
    </Drawer>
  );
}
