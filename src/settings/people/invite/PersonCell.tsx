import { Trans } from '@lingui/react/macro'
import { IconClock, IconMailX } from '@tabler/icons-react'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Invitation } from '#ui/act/Invitation.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import css from '../../settings.module.css'
import type { PersonView } from '../shapes.ts'

/** Who it is; of somebody who has not come in yet, what became of the mail and the ways to help. */
export function PersonCell({ person }: { readonly person: PersonView }) {
  const { slug } = useStore()
  const { id, name, email, self, waiting } = person
  const settings = `/desk/stores/${slug}/settings`
  return (
    <div className={css.person}>
      <b data-notranslate>{name}</b>
      <span data-notranslate>{email}</span>
      {self && (
        <Badge tone="accent">
          <Trans>you</Trans>
        </Badge>
      )}
      {waiting && !self && (
        <div className={css.waiting}>
          <Badge tone="caution" icon={IconClock}>
            <Trans>invited, not yet signed in</Trans>
          </Badge>
          {waiting.mail?.state === 'failed' && (
            <p className={css.failed}>
              <IconMailX size={16} aria-hidden /> <Trans>The mail server refused it:</Trans>{' '}
              <span data-notranslate>{waiting.mail.why}</span>
            </p>
          )}
          <Invitation at={`${settings}/people/${id}`} name={name} copyable={waiting.copyable} refresh={[settings]} />
        </div>
      )}
    </div>
  )
}

/** Takes somebody out of the store; one's own row has none, and the last who manages people cannot be. */
export function RemovePerson({ person: { id, name, self, keepsPeople } }: { readonly person: PersonView }) {
  const { slug } = useStore()
  const settings = `/desk/stores/${slug}/settings`
  const remove = useCommand({
    send: (_none: object, { commandId }) => request(`${settings}/people/${id}`, { method: 'DELETE', commandId }),
    refresh: [settings],
    tell: 'inline',
  })
  if (self) return null
  return (
    <ConfirmButton
      size="compact-sm"
      command={remove}
      input={{}}
      disabled={keepsPeople}
      title={<Trans>Remove {name} from the store</Trans>}
      says={
        <Trans>
          With their next click they see nothing of this store any more. What they did stays in every log under their name. Open orders of
          theirs must go to somebody else first.
        </Trans>
      }
      confirm={<Trans>Remove from store</Trans>}
    >
      <Trans context="a person">Remove</Trans>
    </ConfirmButton>
  )
}
