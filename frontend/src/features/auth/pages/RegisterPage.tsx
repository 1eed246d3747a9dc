import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod/mini';

import { useRegister } from '../api/useSignIn';
import { AuthForm } from '../components/AuthForm';
import { AuthFrame } from '../components/AuthFrame';

import { useFieldErrors } from '@/shared/lib/i18n';
import { PasswordField } from '@/shared/ui';

export function RegisterPage() {
  const { t } = useTranslation('auth');
  const registration = useRegister();
  const fieldErrors = useFieldErrors();
  const schema = z.object({
    name: z.string().check(z.trim(), z.minLength(1, t('invalid.name')), z.maxLength(120, t('invalid.nameTooLong'))),
    email: z.email(t('invalid.email')),
    password: z.string().check(z.minLength(8, t('invalid.password')), z.maxLength(128, t('invalid.passwordTooLong'))),
  });
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: schemaResolver(schema, { sync: true }),
  });
  const submit = form.onSubmit((values) => {
    registration.mutate(values, {
      onError: (error) => {
        form.setErrors(fieldErrors(error));
      },
    });
  });
  return (
    <AuthFrame title={t('register.title')}>
      <AuthForm
        title={t('register.title')}
        submit={t('register.submit')}
        busy={registration.isPending}
        error={registration.error}
        onSubmit={submit}
        other={{ question: t('register.have'), label: t('welcome.signIn'), to: '/sign-in' }}
      >
        <TextInput
          label={t('field.name')}
          description={t('field.nameHint')}
          autoComplete="name"
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('field.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('field.password')}
          description={t('field.passwordHint')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </AuthForm>
    </AuthFrame>
  );
}
