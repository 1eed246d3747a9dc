import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/**
 * A password, with a button that shows it: in the person's language, and within reach of the keyboard. The library marks only the
 * frame of a refused one, so the field itself says it here.
 */
export function PasswordField(props: PasswordInputProps) {
  const { t } = useTranslation('common');
  const refused = props.error !== undefined && props.error !== null && props.error !== false;
  return (
    <PasswordInput
      {...props}
      {...(refused ? { 'aria-invalid': true } : {})}
      visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword'), tabIndex: 0 }}
    />
  );
}
