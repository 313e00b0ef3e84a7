import { ForgotAsk } from '#network/sign-in/shapes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Anchor, Button, TextInput } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { LonePage } from './LonePage.tsx'
import css from './pages.module.css'

/** The way back in for somebody who forgot their password, or whose invitation is too old: a link by e-mail. */
export function ForgotPage() {
  const [sentTo, tellSent] = useState<string | null>(null)
  return <LonePage>{sentTo === null ? <Form onSent={tellSent} /> : <Sent to={sentTo} again={() => tellSent(null)} />}</LonePage>
}

function Form({ onSent }: { readonly onSent: (email: string) => void }) {
  const { t } = useLingui()
  const { email } = useSearch({ from: '/forgot-password' })
  const form = useDeskForm({ name: 'forgot', initial: { email: email ?? '' }, shape: ForgotAsk, draft: false })
  const ask = useCommand({
    send: (body: { readonly email: string }) => request('/desk/forgot', { method: 'POST', body, expired: 'throw' }),
    done: (_answer, body) => onSent(body.email),
    tell: 'inline',
    place: form.showError,
  })
  return (
    <>
      <title>{`${t`Forgot password`} · Partsdesk`}</title>
      <h1>
        <Trans>Forgot password</Trans>
      </h1>
      <p>
        <Trans>You get an e-mail with a link to choose a new one.</Trans>
      </p>
      <form className={css.stack} onSubmit={form.onSubmit((values) => void ask.run(values))} noValidate>
        <Problem of={ask.error} />
        <TextInput
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <CommandButton type="submit" command={ask} fullWidth>
          <Trans>Send the link</Trans>
        </CommandButton>
        <Anchor component={Link} to="/sign-in" className={css.aside}>
          <Trans>Back to sign in</Trans>
        </Anchor>
      </form>
    </>
  )
}

/** The same for everybody: whether there is an account is told to its mailbox alone. */
function Sent({ to, again }: { readonly to: string; readonly again: () => void }) {
  const { t } = useLingui()
  return (
    <div role="status">
      <title>{`${t`Look in your mailbox`} · Partsdesk`}</title>
      <h1>
        <Trans>Look in your mailbox</Trans>
      </h1>
      <p>
        <Trans>If there is an account for {to}, a link is on its way. It works once, for an hour.</Trans>
      </p>
      <p className={css.says}>
        <Trans>Nothing after a few minutes? Look among the unwanted mail, or ask whoever manages people in your store.</Trans>
      </p>
      <div className={css.ways}>
        <Button component={Link} to="/sign-in" variant="filled" fullWidth>
          <Trans>Back to sign in</Trans>
        </Button>
        <Button fullWidth onClick={again}>
          <Trans>Another e-mail</Trans>
        </Button>
      </div>
    </div>
  )
}
