import '#ui/sign-ins/lost-factor.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { OwnFactorFirst } from '#ui/sign-ins/OwnFactorFirst.tsx'
import { EndFactorsOfAsk, type FactorsView } from '../sign-in/shapes.ts'
import css from './network.module.css'

/** Where the operator ends the second factor of somebody who lost it and their codes. */
export function LostFactorSection() {
  const [times, count] = useState(0)
  const own = useDesk<FactorsView>('/desk/factors')
  const none = own.data && !own.data.totp && own.data.passkeys.length === 0
  return (
    <Section
      id="lost-factor"
      title={<Trans>Lost second factor</Trans>}
      note={<Trans>for who lost their authenticator and their recovery codes</Trans>}
      state={stateOf(own)}
      lines={4}
    >
      {none ? <OwnFactorFirst /> : <Form key={times} onDone={() => count(times + 1)} />}
    </Section>
  )
}

function Form({ onDone }: { readonly onDone: () => void }) {
  const { t } = useLingui()
  const form = useDeskForm({
    name: 'lost-factor',
    initial: { email: '', reason: '' },
    shape: EndFactorsOfAsk,
    refusals: { not_found: 'email', own_factors: 'email', no_factor: 'email' },
    draft: false,
  })
  const end = useCommand({
    send: (body: EndFactorsOfAsk, { commandId }) => request('/desk/network/factors/end', { method: 'POST', body, commandId }),
    done: () => {
      onDone()
      tellDone(t`Their second factor is ended. A link is on its way to them.`)
    },
    tell: 'inline',
    place: form.showError,
  })
  return (
    <form className={css.lost} onSubmit={form.onSubmit((values) => void end.run(values))} noValidate>
      <Problem of={form.elsewhere(end.error)} />
      <p>
        <Trans>
          Make sure it is them who ask. Their app, passkeys and codes go, they are signed out everywhere, and an e-mail brings a link they
          sign in by once, with their password.
        </Trans>
      </p>
      <TextInput label={t`E-mail`} type="email" autoComplete="off" key={form.key('email')} {...form.getInputProps('email')} />
      <TextInput label={t`Reason`} key={form.key('reason')} {...form.getInputProps('reason')} />
      <CommandButton type="submit" command={end} variant="default">
        <Trans>End second factor</Trans>
      </CommandButton>
    </form>
  )
}
