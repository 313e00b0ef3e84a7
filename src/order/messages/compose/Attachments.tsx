import { fileLimit, filesLimit } from '#domain/mail/outgoing-files.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, FileButton, Loader, Menu } from '@mantine/core'
import { IconAlertTriangle, IconFile, IconPackage, IconPaperclip, IconPhoto, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { FileSize } from '../FileSize.tsx'
import { ReadAgain, ScanWord } from '../scan/LockedFile.tsx'
import css from './compose.module.css'
import type { ComposerView, UploadView } from './shapes.ts'
import type { Uploads } from './use-uploads.tsx'

/** What goes with the mail: files of the computer and papers of the order, each with its weight and the way to take it out again. */
export function Attachments({ view, uploads }: { readonly view: ComposerView; readonly uploads: Uploads }) {
  const { t } = useLingui()
  return (
    <div className={css.attachments}>
      <div className={css.ways}>
        <FileButton multiple onChange={(files) => uploads.add(files)} inputProps={{ 'aria-label': t`Attach files` }}>
          {(props) => (
            <Button {...props} size="xs" leftSection={<IconPaperclip size={16} aria-hidden />}>
              <Trans>Attach files</Trans>
            </Button>
          )}
        </FileButton>
        {view.slips.length > 0 && <SlipMenu view={view} uploads={uploads} />}
        <small className="muted">
          <Trans>
            or drop them here; {fileLimit / 1e6} MB each, {filesLimit / 1e6} MB together
          </Trans>
        </small>
      </div>
      <ul className={css.files} aria-label={t`Attachments`}>
        {view.files.map((file) => (
          <Row key={file.id} name={file.name} failed={file.scan === 'infected'} onDrop={() => uploads.drop(file.id)}>
            <FileIcon file={file} />
            <span data-notranslate>{file.name}</span>
            <FileSize bytes={file.size} />
            {file.locked && <ScanWord scan={file.scan} virus={file.virus} />}
          </Row>
        ))}
        {uploads.waiting.map(({ key, name, problem }) => (
          <Row key={key} name={name} failed={problem !== null} onDrop={problem === null ? null : () => uploads.forget(key)}>
            {problem === null ? <Loader size={14} /> : <IconAlertTriangle size={16} aria-hidden />}
            <span data-notranslate>{name}</span>
            {problem !== null && <span role="alert">{problem}</span>}
          </Row>
        ))}
      </ul>
      {view.files.some(({ scan }) => scan === 'waiting') && <ReadAgain path={`${uploads.messages}/composer`} />}
    </div>
  )
}

function FileIcon({ file: { preview, scan, locked } }: { readonly file: UploadView }) {
  if (scan === 'waiting') return <Loader size={14} />
  if (locked) return <IconAlertTriangle size={16} aria-hidden />
  return preview ? <IconPhoto size={16} aria-hidden /> : <IconFile size={16} aria-hidden />
}

type RowProps = { readonly name: string; readonly failed?: boolean; readonly onDrop: (() => void) | null; readonly children: ReactNode }

function Row({ name, failed, onDrop, children }: RowProps) {
  const { t } = useLingui()
  return (
    <li data-failed={failed || undefined}>
      {children}
      {onDrop && (
        <ActionIcon size="sm" variant="subtle" aria-label={t`Take out ${name}`} onClick={onDrop}>
          <IconX size={14} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}

function SlipMenu({ view, uploads }: { readonly view: ComposerView; readonly uploads: Uploads }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" leftSection={<IconPackage size={16} aria-hidden />}>
          <Trans>From the order</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {view.slips.map(({ shipment, sequence }) => (
          <Menu.Item key={shipment} onClick={() => uploads.addSlip(shipment)}>
            <Trans>Packing slip of shipment {sequence}</Trans>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
