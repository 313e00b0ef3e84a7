import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import css from '../settings.module.css'
import type { StoreSettingsView } from './shapes.ts'
import type { Values } from './typed.tsx'

type FactorPartProps = { readonly form: DeskForm<Values>; readonly factors: StoreSettingsView['factors'] }

/** Whether everybody of the store must have a second factor; what that would do is said before it is saved. */
export function FactorPart({ form, factors: { people, without, self } }: FactorPartProps) {
  const { t } = useLingui()
  return (
    <Section id="sign-in" title={<Trans>Sign-in</Trans>}>
      <Checkbox
        label={t`Second factor required`}
        description={t`Who has none is led to set one up, an authenticator app or a passkey, before anything of this store opens.`}
        key={form.key('secondFactor')}
        {...form.getInputProps('secondFactor', { type: 'checkbox' })}
      />
      <p className={css.says}>
        {without === 0 ? (
          <Trans>Everybody of the store has one.</Trans>
        ) : (
          <Plural
            value={without}
            one={`# of ${people} people has none yet, and sets one up with the next click once this is saved.`}
            other={`# of ${people} people have none yet, and set one up with their next click once this is saved.`}
          />
        )}{' '}
        {!self && (
          <Trans>
            You have none: <a href="/profile#second-factor">set yours up first</a>.
          </Trans>
        )}
      </p>
    </Section>
  )
}
