import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconClock, IconMailX } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { Invitation } from '#ui/act/Invitation.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from './network.module.css'
import type { NetworkStoreView, WaitingSupervisor } from './shapes.ts'
import { OwnerForm } from './OwnerForm.tsx'
import { SupervisorForm } from './SupervisorForm.tsx'

/** One store: its name and address, how many people, since when, and who runs it. */
export function StoreRow({ store, owners }: { readonly store: NetworkStoreView; readonly owners: readonly string[] }) {
  const { i18n } = useLingui()
  const { slug, name, people, openedAt, runBy } = store
  return (
    <li>
      <div className={css.named}>
        <Named name={name} below={`/${slug}`} />
        <Owner store={store} owners={owners} />
      </div>
      <span className={css.quiet}>
        <Plural value={people} _0="nobody yet" one="# person" other="# people" />
        <br />
        <Trans>
          opened <When at={openedAt} />
        </Trans>
      </span>
      {runBy.length === 0 ? (
        <NobodyRuns store={store} />
      ) : (
        <span className={css.store}>
          <b data-notranslate>{new Intl.ListFormat(i18n.locale).format(runBy)}</b>
          <span>
            <Plural value={runBy.length} one="Supervisor" other="Supervisors" />
          </span>
        </span>
      )}
    </li>
  )
}

/** Whose the store is: stores of one owner are one reporter of fraud. */
function Owner({ store, owners }: { readonly store: NetworkStoreView; readonly owners: readonly string[] }) {
  const { owner, name } = store
  const dialog = useDialog()
  return (
    <>
      <Button size="compact-sm" variant="subtle" className={css.owner} onClick={dialog.show}>
        {owner ? (
          <span>
            <Trans>
              Owner: <span data-notranslate>{owner}</span>
            </Trans>
          </span>
        ) : (
          <Trans>Name an owner</Trans>
        )}
      </Button>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Owner of {name}</Trans>}>
        <OwnerForm key={dialog.opening} store={store} owners={owners} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}

/** Who was invited to run the store, each with another mail or a link; and somebody else, when the first e-mail was wrong. */
function NobodyRuns({ store: { slug, waiting } }: { readonly store: NetworkStoreView }) {
  const dialog = useDialog()
  return (
    <div className={css.waiting}>
      {waiting.map((person) => (
        <Waiting key={person.id} person={person} slug={slug} />
      ))}
      <span>
        <Button size="compact-sm" onClick={dialog.show}>
          {waiting.length === 0 ? <Trans>Invite a supervisor</Trans> : <Trans>Invite another supervisor</Trans>}
        </Button>
      </span>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Invite a supervisor</Trans>}>
        <SupervisorForm key={dialog.opening} slug={slug} onClose={dialog.hide} />
      </Dialog>
    </div>
  )
}

function Waiting({ person: { id, name, email, copyable, failed }, slug }: { readonly person: WaitingSupervisor; readonly slug: string }) {
  return (
    <div className={css.person}>
      <Named name={name} below={email} />
      <Badge tone="caution" icon={IconClock}>
        <Trans>invited, not yet signed in</Trans>
      </Badge>
      {failed && (
        <p className={css.failed}>
          <IconMailX size={16} aria-hidden /> <Trans>The mail server refused it:</Trans> <span data-notranslate>{failed}</span>
        </p>
      )}
      <Invitation at={`/desk/network/stores/${slug}/supervisors/${id}`} name={name} copyable={copyable} refresh={['/desk/network']} />
    </div>
  )
}

function Named({ name, below }: { readonly name: string; readonly below: string }) {
  return (
    <span className={css.store} data-notranslate>
      <b>{name}</b>
      <span>{below}</span>
    </span>
  )
}
