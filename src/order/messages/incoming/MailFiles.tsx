import { useLingui } from '@lingui/react/macro'
import { IconFile } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { FileSize } from '../FileSize.tsx'
import css from '../messages.module.css'
import type { FileView } from '../shapes.ts'

// Few files are ever locked.
const LockedFile = lazy(() => import('../scan/LockedFile.tsx').then(({ LockedFile }) => ({ default: LockedFile })))
const ReadAgain = lazy(() => import('../scan/LockedFile.tsx').then(({ ReadAgain }) => ({ default: ReadAgain })))

/** A mail's attachments: pictures in small, drawn anew by the server; everything is downloaded by a click and opened by nobody here. What is locked says why. */
export function MailFiles({ files, at }: { readonly files: readonly FileView[]; readonly at: string }) {
  const { t } = useLingui()
  if (files.length === 0) return null
  return (
    <Suspense fallback={null}>
      <ul className={css.files} aria-label={t`Attachments`}>
        {files.map((file) => (
          <li key={file.position}>
            {file.locked ? (
              <LockedFile file={file}>
                <span data-notranslate>{file.name}</span> <FileSize bytes={file.size} />
              </LockedFile>
            ) : (
              <OpenFile file={file} at={`${at}/files/${file.position}`} />
            )}
          </li>
        ))}
      </ul>
      {files.some(({ scan }) => scan === 'waiting') && <ReadAgain path={pageOf(at)} />}
    </Suspense>
  )
}

function OpenFile({ file, at }: { readonly file: FileView; readonly at: string }) {
  return (
    <a href={at} download data-notranslate>
      {file.preview ? (
        <img src={`${at}/preview`} alt="" width={120} height={120} loading="lazy" />
      ) : (
        <span className={css.file}>
          <IconFile size={28} aria-hidden />
          <small>{kindOf(file.mediaType)}</small>
        </span>
      )}
      <span>{file.name}</span>
      <FileSize bytes={file.size} />
    </a>
  )
}

/** The page a mail stands on: its order's, or that of the unfiled. */
function pageOf(at: string): string {
  return at.replace(/(?:\/messages)?\/(?:mails|letters)\/[^/]+$/, '')
}

/** What its bytes are, in a word: PDF, ZIP; nothing for what could not be told. */
function kindOf(mediaType: string): string {
  const kind = mediaType.split('/')[1] ?? ''
  return kind === 'octet-stream' ? '' : (kind.split(/[.+-]/).at(-1)?.toUpperCase().slice(0, 8) ?? '')
}
