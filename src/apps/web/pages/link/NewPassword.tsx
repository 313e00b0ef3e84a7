import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { addRefusals } from '#ui/refusals.ts'

addRefusals({
  guessable_password: () => msg`This is one of the first passwords somebody would try. Choose another: four unrelated words do.`,
})

/** The field of a password that is chosen now. */
export function NewPassword({ label, ...props }: PasswordInputProps) {
  const { t } = useLingui()
  return (
    <PasswordInput
      label={label ?? t`Password`}
      description={t`10 characters or more. Long is safe: four unrelated words are better than symbols.`}
      autoComplete="new-password"
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
      {...props}
    />
  )
}
