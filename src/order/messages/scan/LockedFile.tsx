import type { ScanState } from '#domain/mail/scan.ts'
import { Trans } from '@lingui/react/macro'
import { IconAlertTriangle, IconShieldSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { useRefresh } from '#ui/query.ts'
import type { FileView } from '../shapes.ts'
import css from './scan.module.css'

/** An attachment nobody may have, and why; its name and weight are the children. */
export function LockedFile({ file, children }: { readonly file: FileView; readonly children: ReactNode }) {
  const Icon = file.scan === 'infected' ? IconAlertTriangle : IconShieldSearch
  return (
    <div className={css.locked} data-infected={file.scan === 'infected' || undefined}>
      <Icon size={24} aria-hidden />
      <div>
        {children}
        <p>
          <ScanWord scan={file.scan} virus={file.virus} />
        </p>
      </div>
    </div>
  )
}

/** What the virus scanner made of a file that is locked, in a sentence. */
export function ScanWord({ scan, virus }: { readonly scan: ScanState; readonly virus: string | null }) {
  if (scan === 'infected') return <Trans>Virus found: {virus}. This file is kept locked.</Trans>
  if (scan === 'failed') return <Trans>Could not be checked for viruses yet. It is tried again by itself.</Trans>
  return <Trans>Being checked for viruses…</Trans>
}

/** Reads `path` again while a file of it is being checked, which mostly takes less than a second. */
export function ReadAgain({ path }: { readonly path: string }) {
  const refresh = useRefresh()
  const read = useEffectEvent(() => void refresh(path))
  useEffect(() => {
    const timers = [1000, 2500, 5000, 10_000, 20_000, 40_000].map((wait) => setTimeout(read, wait))
    return () => {
      for (const timer of timers) clearTimeout(timer)
    }
  }, [])
  return null
}
