import { useLingui } from '@lingui/react/macro'
import { Popover } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import css from './frame.module.css'

type FilterChipProps = {
  /** "Risk" */
  readonly label: string
  /** what is chosen, in words: "High"; null when the filter is off */
  readonly value: string | null
  readonly onClear: () => void
  /** the choices; `close` shuts them after one is made */
  readonly children: (close: () => void) => ReactNode
}

/** One filter of a list: its choices in a popover, what is chosen written on it, and a cross that takes it off. */
export function FilterChip({ label, value, onClear, children }: FilterChipProps) {
  const { t } = useLingui()
  const [open, show] = useState(false)
  return (
    <Popover opened={open} onChange={show} position="bottom-start" trapFocus returnFocus>
      <div className={css.chip} data-set={value !== null || undefined}>
        <Popover.Target>
          <button type="button" onClick={() => show(!open)}>
            <span>
              {label}
              {value !== null && (
                <>
                  : <b data-notranslate>{value}</b>
                </>
              )}
            </span>
            {value === null && <IconChevronDown size={14} aria-hidden />}
          </button>
        </Popover.Target>
        {value !== null && (
          <button type="button" onClick={onClear} aria-label={t`Clear ${label}`}>
            <IconX size={14} aria-hidden />
          </button>
        )}
      </div>
      <Popover.Dropdown aria-label={label}>{children(() => show(false))}</Popover.Dropdown>
    </Popover>
  )
}
