import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPhoto, IconUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import { logoLimit } from '#domain/mail/logo.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { Refused, request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../../settings.module.css'
import own from './logo.module.css'
import type { LogoView } from './shapes.ts'
import './words.tsx'

/** The logo on letters and packing slips, as it will stand there: put in, changed, taken out. */
export function LogoSection() {
  const { t } = useLingui()
  const { slug } = useStore()
  const settings = `/desk/stores/${slug}/settings`
  const at = `${settings}/logo`
  const view = useDesk<LogoView>(at)
  const input = useRef<HTMLInputElement>(null)
  const save = useCommand<File | null, LogoView>({
    send: async (file, { commandId }) => request(at, { method: 'PUT', body: { picture: file && (await base64Of(file)) }, commandId }),
    refresh: [at, `${settings}/changes`],
    tell: 'inline',
    done: () => tellDone(t`Saved`),
  })
  const logo = view.data?.logo
  const choose = (
    <Button leftSection={<IconUpload size={16} aria-hidden />} disabled={save.busy} onClick={() => input.current?.click()}>
      {logo ? <Trans>Another picture</Trans> : <Trans>Choose a picture</Trans>}
    </Button>
  )
  return (
    <Section id="logo" title={<Trans>Logo</Trans>} note={<Trans>on letters and packing slips</Trans>} state={stateOf(view)}>
      <input
        ref={input}
        className={own.input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={t`Picture of the logo`}
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          currentTarget.value = ''
          if (file) void save.run(file)
        }}
      />
      <Problem of={save.error} />
      {logo ? (
        <div className={own.shown}>
          <img
            src={`${at}/picture?${encodeURIComponent(logo.changedAt)}`}
            alt={t`The store’s logo`}
            width={logo.width}
            height={logo.height}
          />
          <div className={css.buttons}>
            {choose}
            <CommandButton command={save} input={null} variant="default">
              <Trans>Take it out</Trans>
            </CommandButton>
          </div>
        </div>
      ) : (
        <EmptyState icon={<IconPhoto size={20} />} title={<Trans>Letters show the store’s name</Trans>} next={choose}>
          <Trans>A logo is a PNG, JPEG or WebP of at most 1 MB. It is shown up to 200 × 60 pixels, on white.</Trans>
        </EmptyState>
      )}
    </Section>
  )
}

async function base64Of(file: File): Promise<string> {
  if (file.size > logoLimit) throw new Refused('logo_too_large', {}, null)
  const signs = Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('')
  return btoa(signs)
}
