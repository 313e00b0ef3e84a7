import { useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import type { PersonView } from './shapes.ts'

/** Turns a person's mail about each new order on or off, at once; it goes only to those who see every order. */
export function MailBox({ person, label }: { readonly person: PersonView; readonly label?: ReactNode }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const settings = `/desk/stores/${slug}/settings`
  const turn = useCommand({
    send: (wants: boolean, { commandId }) =>
      request(`${settings}/people/${person.id}/new-order-mail`, { method: 'PUT', body: { wants }, commandId }),
    refresh: [settings],
  })
  return (
    <Checkbox
      label={label}
      aria-label={label ? undefined : t`New order mail for ${person.name}`}
      description={person.mails ? undefined : t`Only for roles that see all orders`}
      checked={person.mails && person.wantsNewOrderMail}
      disabled={!person.mails || turn.busy}
      onChange={({ currentTarget: { checked } }) => void turn.run(checked)}
    />
  )
}
