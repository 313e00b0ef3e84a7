import { useLingui } from '@lingui/react/macro'
import { IconFile } from '@tabler/icons-react'
import { FileSize } from '../FileSize.tsx'
import css from '../messages.module.css'
import type { FileView } from '../shapes.ts'

/** A mail's attachments: pictures in small, drawn anew by the server; everything is downloaded by a click and opened by nobody here. */
export function MailFiles({ files, at }: { readonly files: readonly FileView[]; readonly at: string }) {
  const { t } = useLingui()
  if (files.length === 0) return null
  return (
    <ul className={css.files} aria-label={t`Attachments`}>
      {files.map((file) => (
        <li key={file.position}>
          <a href={`${at}/files/${file.position}`} download data-notranslate>
            {file.preview ? (
              <img src={`${at}/files/${file.position}/preview`} alt="" width={120} height={120} loading="lazy" />
            ) : (
              <span className={css.file}>
                <IconFile size={28} aria-hidden />
                <small>{kindOf(file.mediaType)}</small>
              </span>
            )}
            <span>{file.name}</span>
            <FileSize bytes={file.size} />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What its bytes are, in a word: PDF, ZIP; nothing for what could not be told. */
function kindOf(mediaType: string): string {
  const kind = mediaType.split('/')[1] ?? ''
  return kind === 'octet-stream' ? '' : (kind.split(/[.+-]/).at(-1)?.toUpperCase().slice(0, 8) ?? '')
}
