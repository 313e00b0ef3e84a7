import { Trans } from '@lingui/react/macro'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { post, useCommand } from '#ui/command.ts'
import css from './erasure.module.css'
import type { ExportAsk } from './shapes.ts'

type File = { readonly name: string; readonly text: string }

/** Everything the order knows of the customer as a file, for when they ask for it. */
export function HandOut({ at, name }: { readonly at: string; readonly name: ReactNode }) {
  const command = useCommand<ExportAsk, File>({ send: post(`${at}/export`), done: save })
  return (
    <div className={css.files}>
      <span>
        <Trans>Everything this order knows of {name}, as a file:</Trans>
      </span>
      {(['json', 'csv'] as const).map((as) => (
        <CommandButton
          key={as}
          command={command}
          input={{ as }}
          variant="default"
          size="sm"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {as.toUpperCase()}
        </CommandButton>
      ))}
    </div>
  )
}

function save({ name, text }: File): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}
