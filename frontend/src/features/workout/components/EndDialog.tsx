import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import type { WorkoutView } from '../api/useWorkout';
import { useWorkoutWrites } from '../api/useWorkoutWrites';

import { useWorkoutTitle } from '@/shared/lib/explain';

interface EndDialogProps {
  workout: WorkoutView;
  left: number;
  onClose: () => void;
}

/** Ending early is asked once; throwing away is a choice of its own. */
export default function EndDialog({ workout, left, onClose }: EndDialogProps) {
  const { t } = useTranslation('workout');
  const titleOf = useWorkoutTitle();
  const { t: tc } = useTranslation('common');
  const writes = useWorkoutWrites();
  const navigate = useNavigate();
  const empty = workout.sets.length === 0;
  return (
    <Modal opened onClose={onClose} title={t('end.title')} closeButtonProps={{ 'aria-label': tc('action.close') }}>
      <p>{empty ? t('end.empty') : left > 0 ? t('end.left', { count: left }) : t('end.all')}</p>
      <Group justify="space-between">
        <Button
          variant="subtle"
          color="gray"
          mih={48}
          onClick={() => {
            void writes.discard(workout, titleOf(workout.title, t('empty.title')));
            void navigate('/workout', { replace: true });
          }}
        >
          {t('end.discard')}
        </Button>
        {!empty && (
          <Button mih={48} onClick={() => void writes.finish(workout, titleOf(workout.title, t('empty.title')))}>
            {t('end.finish')}
          </Button>
        )}
      </Group>
    </Modal>
  );
}
