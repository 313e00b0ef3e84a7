import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect } from '@mantine/core'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { useTellError } from '#ui/act/tell-error.ts'
import { request, Stale } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { useRefresh } from '#ui/query.ts'
import css from '../settings.module.css'
import { InviteForm } from './invite/InviteForm.tsx'
import { PersonCell } from './invite/PersonCell.tsx'
import { AccessButtons } from './leave/AccessButtons.tsx'
import type { PeopleView, PersonView, RoleView } from './shapes.ts'
import { usePeopleWords } from './words.tsx'

/** Each person with their role and what it lets them do; a new one, and the end of one. */
export function PeopleTable({ view: { people, roles } }: { readonly view: PeopleView }) {
  const { t } = useLingui()
  const dialog = useDialog()
  const invite = (
    <Button size="xs" variant="filled" onClick={dialog.show}>
      <Trans>Invite a person</Trans>
    </Button>
  )
  return (
    <Section id="people" title={<Trans>People of the store</Trans>} actions={invite} flush>
      <div className={css.people}>
        <Table
          label={t`People of the store`}
          minWidth={840}
          columns={[
            { key: 'person', title: <Trans>Person</Trans>, width: '240px' },
            { key: 'role', title: <Trans>Role</Trans>, width: '156px' },
            { key: 'may', title: <Trans>May</Trans> },
            { key: 'act', title: <Trans>Access</Trans>, unseen: true, end: true, width: '208px' },
          ]}
        >
          {people.map((person) => (
            <Row key={person.id} person={person} people={people} roles={roles} />
          ))}
        </Table>
      </div>
      {people.some((person) => person.keepsPeople) && (
        <p className={css.foot}>
          <Trans>Somebody must manage people: the only one who does keeps a role with that right.</Trans>
        </p>
      )}
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Invite a person</Trans>}>
        <InviteForm key={dialog.opening} roles={roles} onClose={dialog.hide} />
      </Dialog>
    </Section>
  )
}

type RowProps = { readonly person: PersonView; readonly people: readonly PersonView[]; readonly roles: readonly RoleView[] }

function Row({ person, people, roles }: RowProps) {
  const { sumUp } = usePeopleWords()
  const role = roles.find((one) => one.id === person.role)
  return (
    <tr>
      <td data-wrap>
        <PersonCell person={person} />
      </td>
      <td>
        <RoleSelect person={person} roles={roles} />
      </td>
      <td data-wrap data-quiet>
        {role && sumUp(role)}
      </td>
      <td data-end>
        <AccessButtons person={person} people={people} />
      </td>
    </tr>
  )
}

/** Another role counts at once, so it is sent as soon as it is chosen; the server's word is shown. */
function RoleSelect({ person, roles }: { readonly person: PersonView; readonly roles: readonly RoleView[] }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const { nameOf } = usePeopleWords()
  const readAgain = useRefresh()
  const tellError = useTellError()
  const settings = `/desk/stores/${slug}/settings`
  const give = useCommand({
    send: (to: string, { commandId }) =>
      request(`${settings}/people/${person.id}/role`, { method: 'PUT', body: { from: person.role, to }, commandId }),
    refresh: [settings, '/desk/me'],
    place: (error) => {
      if (!(error instanceof Stale)) return false
      tellError(error)
      void readAgain(settings)
      return true
    },
  })
  return (
    <NativeSelect
      aria-label={t`Role of ${person.name}`}
      value={person.role}
      disabled={give.busy}
      onChange={({ currentTarget: { value } }) => void give.run(value)}
      data={roles.map((role) => ({ value: role.id, label: nameOf(role), disabled: person.keepsPeople && !role.rights.includes('people') }))}
    />
  )
}
