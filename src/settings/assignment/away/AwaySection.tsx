import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, DialogActions, useDialog } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import css from '../../settings.module.css'
import own from '../assignment.module.css'
import type { WorkerView } from '../shapes.ts'
import { useAbsence } from './absence.tsx'
import { AwayFields, type AwayValues } from './AwayFields.tsx'

type Sent = { readonly away: boolean; readonly since: string | null; readonly until: string | null }

function useAway(at: string, id: string, done?: () => void, place?: (error: Error) => boolean) {
  const { slug } = useStore()
  return useCommand<Sent>({
    send: (body, { commandId }) => request(`${at}/away/${id}`, { method: 'PUT', body, commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: done ? 'inline' : 'toast',
    done: () => done?.(),
    ...(place && { place }),
  })
}

/** Who works orders, and who of them gets none by a rule for now. */
export function AwaySection({ people, at }: { readonly people: readonly WorkerView[]; readonly at: string }) {
  const { t } = useLingui()
  return (
    <Section
      id="away"
      title={<Trans>Who is here</Trans>}
      note={<Trans>who is away gets no orders by a rule and keeps those they have</Trans>}
      flush
    >
      <Table
        label={t`Who is here`}
        minWidth={480}
        columns={[
          { key: 'name', title: <Trans>Name</Trans> },
          { key: 'is', title: <Trans>For now</Trans> },
          { key: 'act', title: <Trans>Change</Trans>, unseen: true, end: true },
        ]}
      >
        {people.map((person) => (
          <PersonRow key={person.id} person={person} at={at} />
        ))}
      </Table>
    </Section>
  )
}

function PersonRow({ person, at }: { readonly person: WorkerView; readonly at: string }) {
  const { absence } = useAbsence()
  const dialog = useDialog()
  const back = useAway(at, person.id)
  const set = person.away || person.since !== null
  return (
    <tr>
      <td data-wrap data-notranslate>
        {person.name}
      </td>
      <td data-wrap>{set ? absence(person.since, person.until) : <Trans>Here</Trans>}</td>
      <td data-end>
        <span className={own.acts}>
          {set && (
            <CommandButton size="xs" variant="default" command={back} input={{ away: false, since: null, until: null }}>
              <Trans>Back again</Trans>
            </CommandButton>
          )}
          <Button size="xs" onClick={dialog.show}>
            {set ? <Trans>Change</Trans> : <Trans>Set away</Trans>}
          </Button>
        </span>
        <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Away</Trans>}>
          <AwayForm key={dialog.opening} person={person} at={at} onClose={dialog.hide} />
        </Dialog>
      </td>
    </tr>
  )
}

function AwayForm({ person, at, onClose }: { readonly person: WorkerView; readonly at: string; readonly onClose: () => void }) {
  const form = useDeskForm<AwayValues>({
    name: 'away',
    initial: { since: person.since ?? '', until: person.until ?? '' },
    draft: false,
  })
  const save = useAway(at, person.id, onClose, form.showError)
  const keep = ({ since, until }: AwayValues) => void save.run({ away: true, since: since || null, until: until || null })
  return (
    <form className={css.stack} onSubmit={form.onSubmit(keep)} noValidate>
      <Problem of={save.error} />
      <AwayFields form={form} />
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={save}>
          <Trans>Save</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
