import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconMessage2 } from '@tabler/icons-react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { CannedForm } from './CannedForm.tsx'
import { CannedRow } from './CannedRow.tsx'
import type { CannedListView } from './shapes.ts'
import { useCannedWords } from './words.tsx'

/** The messages people pick when they write to a customer. */
export function CannedPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const { say } = useCannedWords()
  const at = `/desk/stores/${slug}/settings/canned`
  const view = useDesk<CannedListView>(at)
  const dialog = useDialog()
  const ready = useCommand<object>({ send: post(`${at}/ready`), refresh: [`/desk/stores/${slug}/settings`] })
  const { messages = [], ready: missing = 0 } = view.data ?? {}
  const none = view.data && messages.length === 0
  const add = (
    <Button variant="filled" onClick={dialog.show}>
      <Trans>Add a message</Trans>
    </Button>
  )
  const addReady = missing > 0 && (
    <CommandButton command={ready} input={{}} variant="default">
      <Plural value={missing} one="Add # ready message" other="Add # ready messages" />
    </CommandButton>
  )
  return (
    <>
      <PageTitle
        title={t`Canned messages`}
        actions={
          view.data &&
          !none && (
            <>
              {addReady}
              {add}
            </>
          )
        }
      />
      <div className={css.stack}>
        <Section
          id="canned"
          title={<Trans>To pick in Email Customer</Trans>}
          note={messages.length > 0 && <Plural value={messages.length} one="# message" other="# messages" />}
          state={stateOf(view)}
          empty={
            none && (
              <EmptyState icon={<IconMessage2 size={20} />} title={<Trans>No message yet</Trans>} next={addReady || add}>
                <Trans>
                  What people write again and again is picked in a moment, in the customer’s language, with the order’s values in it.
                </Trans>
              </EmptyState>
            )
          }
          lines={8}
          flush
        >
          <Table
            label={t`Canned messages`}
            minWidth={560}
            columns={[
              { key: 'name', title: <Trans>Name</Trans> },
              { key: 'languages', title: <Trans>Languages</Trans>, width: '120px' },
              { key: 'act', title: <Trans>Change or remove</Trans>, unseen: true, end: true },
            ]}
          >
            {messages.map((message) => (
              <CannedRow key={message.id} message={message} at={at} />
            ))}
          </Table>
        </Section>
        <Trail about="canned" say={say} />
      </div>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Add a message</Trans>} size="xl">
        <CannedForm key={dialog.opening} message={null} at={at} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}
