import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { readNumber } from '#domain/store/order-number.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { addRefusals } from '#ui/refusals.ts'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import { Incoming } from '../incoming/Incoming.tsx'
import css from '../messages.module.css'
import { FileAsk, type IncomingView, type UnfiledView } from '../shapes.ts'

addRefusals({ mail_gone: () => msg`A colleague has filed this mail already.` })

/** Mails that found no order: each is put on one by its number, or aside. */
export function UnfiledPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const path = `/desk/stores/${slug}/mail`
  const view = useDesk<UnfiledView>(path)
  const mails = view.data?.mails ?? []
  return (
    <>
      <PageTitle title={t`Unfiled mail`} />
      <Section
        id="unfiled"
        title={<Trans>Mail that found no order</Trans>}
        note={mails.length > 0 && <Plural value={mails.length} one="# mail" other="# mails" />}
        state={stateOf(view)}
        lines={6}
        flush
        empty={
          view.data &&
          mails.length === 0 && (
            <EmptyState icon={<IconCircleCheck size={20} aria-hidden />} title={<Trans>Every mail stands on its order</Trans>}>
              <Trans>What comes in without an order’s address, and from nobody an order is known of, waits here for a person.</Trans>
            </EmptyState>
          )
        }
      >
        <ol className={css.letters}>
          {mails.map((mail) => (
            <Incoming key={mail.id} mail={mail} at={`${path}/mails/${mail.id}`} open={mails.length === 1}>
              <FileForm mail={mail} path={path} />
            </Incoming>
          ))}
        </ol>
      </Section>
    </>
  )
}

function FileForm({ mail, path }: { readonly mail: IncomingView; readonly path: string }) {
  const { t } = useLingui()
  const { numbers } = useStore()
  const shown = useNumber()
  const toBody = ({ number }: { readonly number: string }) => ({ number: readNumber(number, numbers) ?? undefined })
  const counts = path.replace(/mail$/, 'order-counts')
  const form = useDeskForm({
    name: `file-${mail.id}`,
    initial: { number: '' },
    shape: FileAsk,
    toBody,
    draft: false,
  })
  const file = useCommand({
    send: post<FileAsk>(`${path}/${mail.id}/file`),
    refresh: [path, counts],
    done: (_out, { number }) => tellDone(t`The mail stands on order ${shown(number)}`),
    tell: 'inline',
    place: form.showError,
  })
  const aside = useCommand<object>({ send: post(`${path}/${mail.id}/aside`), refresh: [path, counts], done: () => tellDone(t`Put aside`) })
  return (
    <form className={css.fileForm} onSubmit={form.onSubmit((values) => void file.run(FileAsk.parse(toBody(values))))} noValidate>
      <TextInput
        aria-label={t`Order number`}
        placeholder={t`Order number`}
        autoComplete="off"
        w={180}
        key={form.key('number')}
        {...form.getInputProps('number')}
      />
      <CommandButton type="submit" command={file} variant="default">
        <Trans>Put on this order</Trans>
      </CommandButton>
      <CommandButton command={aside} input={{}} variant="subtle">
        <Trans>Belongs to no order</Trans>
      </CommandButton>
      <Problem of={file.error} />
    </form>
  )
}
