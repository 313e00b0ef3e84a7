import { rights, type Right } from '#domain/rights.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { useWords } from '#ui/words.ts'
import css from '../settings.module.css'
import { RoleForm } from './RoleForm.tsx'
import type { PeopleView, RoleView } from './shapes.ts'
import { usePeopleWords } from './words.tsx'

/** What each role may do, right by right. The starting roles are the same in every store; a store makes and changes its own beside them. */
export function RolesSection({ view: { roles } }: { readonly view: PeopleView }) {
  const { t } = useLingui()
  const { nameOf } = usePeopleWords()
  const dialog = useDialog()
  const [edited, edit] = useState<RoleView | null>(null)
  const open = (role: RoleView | null) => {
    edit(role)
    dialog.show()
  }
  const create = (
    <Button size="xs" onClick={() => open(null)}>
      <Trans>New role</Trans>
    </Button>
  )
  return (
    <Section id="roles" title={<Trans>Roles</Trans>} actions={create} flush>
      <Table
        label={t`Roles`}
        minWidth={200 + roles.length * 124}
        columns={[
          { key: 'right', title: <Trans>May</Trans>, width: '240px' },
          ...roles.map((role) => ({ key: role.id, title: <Head role={role} /> })),
        ]}
        foot={<Foot roles={roles} onEdit={open} />}
      >
        <tr>
          <th scope="row">
            <Trans>Sees</Trans>
          </th>
          {roles.map((role) => (
            <td key={role.id}>
              <Sees role={role} />
            </td>
          ))}
        </tr>
        {rights.map((right) => (
          <RightRow key={right} right={right} roles={roles} />
        ))}
      </Table>
      <p className={css.foot}>
        <Trans>The four starting roles are fixed. For anything else make a role of your own and give it to people above.</Trans>
      </p>
      <Dialog
        open={dialog.open}
        onClose={dialog.hide}
        title={edited ? <Trans>Change role {nameOf(edited)}</Trans> : <Trans>New role</Trans>}
      >
        <RoleForm key={dialog.opening} role={edited} onClose={dialog.hide} />
      </Dialog>
    </Section>
  )
}

function Head({ role }: { readonly role: RoleView }) {
  const { nameOf } = usePeopleWords()
  return (
    <>
      {nameOf(role)} <Plural value={role.people} _0="(nobody)" one="(# person)" other="(# people)" />
    </>
  )
}

/** Which orders a role reaches; none without the right to see them. */
function Sees({ role: { rights, reach } }: { readonly role: RoleView }) {
  if (!rights.includes('orders')) return '–'
  return reach === 'all' ? <Trans>all orders</Trans> : <Trans>their own orders</Trans>
}

function RightRow({ right, roles }: { readonly right: Right; readonly roles: readonly RoleView[] }) {
  const { t } = useLingui()
  const word = useWords()
  return (
    <tr>
      <th scope="row">{word('right', right)}</th>
      {roles.map((role) => (
        <td key={role.id}>
          {role.rights.includes(right) ? (
            <IconCheck size={18} aria-label={t`yes`} role="img" />
          ) : (
            <span className={css.no}>
              <span aria-hidden>–</span>
              <span className="sr-only">{t`no`}</span>
            </span>
          )}
        </td>
      ))}
    </tr>
  )
}

/** Nothing stands here until the store has a role of its own. */
function Foot({ roles, onEdit }: { readonly roles: readonly RoleView[]; readonly onEdit: (role: RoleView) => void }) {
  if (roles.every((role) => role.starting)) return null
  return (
    <tr>
      <td data-quiet>
        <Trans>Roles of your own</Trans>
      </td>
      {roles.map((role) => (
        <td key={role.id} data-wrap>
          {!role.starting && (
            <span className={css.buttons}>
              <Button size="compact-sm" onClick={() => onEdit(role)}>
                <Trans>Change</Trans>
              </Button>
              <RemoveButton role={role} />
            </span>
          )}
        </td>
      ))}
    </tr>
  )
}

function RemoveButton({ role }: { readonly role: RoleView }) {
  const { slug } = useStore()
  const settings = `/desk/stores/${slug}/settings`
  const remove = useCommand({
    send: (_none: object, { commandId }) => request(`${settings}/people/roles/${role.id}`, { method: 'DELETE', commandId }),
    refresh: [settings],
    tell: 'inline',
  })
  return (
    <ConfirmButton
      size="compact-sm"
      command={remove}
      input={{}}
      title={<Trans>Remove role {role.name}</Trans>}
      says={
        role.people > 0 ? (
          <Trans>Somebody has this role. Give them another one first.</Trans>
        ) : (
          <Trans>Nobody has this role. What was done in it stays in every log.</Trans>
        )
      }
      confirm={<Trans>Remove role</Trans>}
    >
      <Trans>Remove</Trans>
    </ConfirmButton>
  )
}
