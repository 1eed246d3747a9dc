import { List } from '@mantine/core';

import { useFieldErrors } from '@/shared/lib/i18n';
import { ProblemNotice } from '@/shared/ui';

/** A refused profile: the problem, and which answers it is about. */
export function FieldProblems({ error }: { error: unknown }) {
  const fieldErrors = useFieldErrors();
  if (error === null) return null;
  const fields = Object.entries(fieldErrors(error));
  return (
    <div>
      <ProblemNotice error={error} />
      {fields.length > 0 && (
        <List mt="xs">
          {fields.map(([field, text]) => (
            <List.Item key={field}>
              {field}: {text}
            </List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
