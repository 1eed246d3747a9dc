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

/** Say what was just done, and offer to take it back. */
export function showUndo(message: string, undo: () => Promise<unknown>): void {
  const id = notifications.show({
    autoClose: 8000,
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
}
