import { useLingui } from '@lingui/react/macro'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import css from './show.module.css'

type CopyProps = {
  readonly text: string
  /** what it is, for those who do not see it: "part number" */
  readonly what: string
  /** shown instead of the text, as a phone number written nicely */
  readonly shown?: string
  readonly mono?: boolean
  /** stands on the blue bar */
  readonly onAccent?: boolean
}

/** A value that one click copies; mono with a slashed zero by default, because that is what part numbers and VINs need. */
export function Copy({ text, what, shown, mono = true, onAccent }: CopyProps) {
  const { t } = useLingui()
  const [done, tell] = useState(false)
  const Icon = done ? IconCheck : IconCopy
  const copyNow = async () => {
    await writeClipboard(text)
    tell(true)
  }
  return (
    <button
      type="button"
      className={css.copy}
      data-done={done || undefined}
      data-on-accent={onAccent || undefined}
      title={done ? t`Copied` : t`Copy ${what}`}
      onClick={() => void copyNow()}
      onBlur={() => tell(false)}
      onPointerLeave={() => tell(false)}
    >
      <span className={mono ? 'mono' : undefined} data-notranslate>
        {shown ?? text}
      </span>
      <Icon size={14} aria-hidden />
      <span className="sr-only" role="status">
        {done && t`Copied`}
      </span>
    </button>
  )
}

/** The clipboard API exists on HTTPS and localhost only; a desk on a shop's own network may be plain HTTP. */
async function writeClipboard(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
