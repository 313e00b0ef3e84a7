import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useTellError } from '#ui/act/tell-error.ts'
import { request, Stale } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { useRefresh } from '#ui/query.ts'
import { Badge } from '#ui/show/StatusBadge.tsx'
import css from '../settings.module.css'
import { MailBox } from './MailBox.tsx'
import type { PeopleView, PersonView, RoleView } from './shapes.ts'
import { usePeopleWords } from './words.tsx'

/** Each person with their role, what it lets them do, and whether they are mailed about new orders. */
export function PeopleTable({ view: { people, roles } }: { readonly view: PeopleView }) {
  const { t } = useLingui()
  return (
    <Section id="people" title={<Trans>People of the store</Trans>} flush>
      <Table
        label={t`People of the store`}
        minWidth={860}
        columns={[
          { key: 'person', title: <Trans>Person</Trans>, width: '220px' },
          { key: 'role', title: <Trans>Role</Trans>, width: '180px' },
          { key: 'may', title: <Trans>May</Trans> },
          { key: 'mail', title: <Trans>New order mail</Trans>, width: '180px' },
        ]}
      >
        {people.map((person) => (
          <Row key={person.id} person={person} roles={roles} />
        ))}
      </Table>
      {people.some((person) => person.keepsPeople) && (
        <p className={css.foot}>
          <Trans>Somebody must manage people: the only one who does keeps a role with that right.</Trans>
        </p>
      )}
    </Section>
  )
}

function Row({ person, roles }: { readonly person: PersonView; readonly roles: readonly RoleView[] }) {
  const { sumUp } = usePeopleWords()
  const role = roles.find((one) => one.id === person.role)
  return (
    <tr>
      <td data-wrap>
        <span className={css.person}>
          <b data-notranslate>{person.name}</b>
          <span data-notranslate>{person.email}</span>
          {person.self && (
            <Badge tone="accent">
              <Trans>you</Trans>
            </Badge>
          )}
        </span>
      </td>
      <td>
        <RoleSelect person={person} roles={roles} />
      </td>
      <td data-wrap data-quiet>
        {role && sumUp(role)}
      </td>
      <td data-wrap>
        <MailBox person={person} />
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
