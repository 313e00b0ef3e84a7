import { Trans, useLingui } from '@lingui/react/macro'
import { IconClock, IconMailX, IconShieldCheck } from '@tabler/icons-react'
import { Invitation } from '#ui/act/Invitation.tsx'
import { useStore } from '#ui/desk.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import css from '../../settings.module.css'
import type { PersonView } from '../shapes.ts'

/** Who it is; of somebody who has not come in yet, what became of the mail and the ways to help. */
export function PersonCell({ person }: { readonly person: PersonView }) {
  const { slug } = useStore()
  const { i18n } = useLingui()
  const { id, name, email, self, waiting, second, lastDay, rests } = person
  const day = lastDay && i18n.date(`${lastDay}T12:00:00`, { dateStyle: 'medium' })
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
      {second && (
        <Badge tone="calm" icon={IconShieldCheck}>
          <Trans>second factor</Trans>
        </Badge>
      )}
      {rests && (
        <Badge tone="caution">
          <Trans>deactivated</Trans>
        </Badge>
      )}
      {day && (
        <Badge tone="caution">
          <Trans>last day {day}</Trans>
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
