import { Trans, useLingui } from '@lingui/react/macro'
import { PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { meQuery } from '../session.ts'
import { LonePage } from './LonePage.tsx'
import css from './pages.module.css'

type FirstAsk = { readonly name: string; readonly email: string; readonly password: string }

/** Where the one-time link of a fresh installation leads: who will run it. */
export function FirstLinkPage() {
  const { t } = useLingui()
  const { token } = useParams({ from: '/first/$token' })
  const queries = useQueryClient()
  const router = useRouter()
  const form = useDeskForm({ name: 'first', initial: { name: '', email: '', password: '' }, draft: false })
  const begin = useCommand({
    send: (ask: FirstAsk) => request('/desk/first-link', { method: 'POST', body: { token, ...ask }, expired: 'throw' }),
    done: () => {
      queries.removeQueries({ queryKey: meQuery.queryKey })
      void router.navigate({ to: '/' })
    },
    tell: 'inline',
    place: form.showError,
  })
  return (
    <LonePage>
      <title>{`${t`Set up Partsdesk`} · Partsdesk`}</title>
      <h1>
        <Trans>Set up Partsdesk</Trans>
      </h1>
      <p>
        <Trans>This link works once. It makes the account of the person who runs this installation.</Trans>
      </p>
      <form className={css.stack} onSubmit={form.onSubmit((values) => void begin.run(values))}>
        <Problem of={begin.error} />
        <TextInput
          label={t`Your name`}
          autoComplete="name"
          required
          withAsterisk={false}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t`Password`}
          description={t`Long is safe: four unrelated words are better than symbols.`}
          autoComplete="new-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <CommandButton type="submit" command={begin} fullWidth>
          <Trans>Create the account</Trans>
        </CommandButton>
      </form>
    </LonePage>
  )
}
