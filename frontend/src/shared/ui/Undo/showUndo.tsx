import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

interface UndoLineProps {
  message: string;
  onUndo: () => void;
}

function UndoLine({ message, onUndo }: UndoLineProps) {
  const { t } = useTranslation('common');
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <span>{message}</span>
      <Button variant="light" size="sm" onClick={onUndo} flex="none">
        {t('action.undo')}
      </Button>
    </Group>
  );
}

/** One at a time: what was done before that is done. */
let last: string | null = null;

/** Say what was just done, and offer to take it back. */
export function showUndo(message: string, undo: () => Promise<unknown>): void {
  if (last !== null) notifications.hide(last);
  const id = notifications.show({
    autoClose: 8000,
    // Below what is being done, above the navigation.
    position: 'bottom-center',
    style: { marginBottom: 'var(--nx-bar)' },
    withCloseButton: false,
    message: (
      <UndoLine
        message={message}
        onUndo={() => {
          notifications.hide(id);
          void undo();
        }}
      />
    ),
  });
  last = id;
}
