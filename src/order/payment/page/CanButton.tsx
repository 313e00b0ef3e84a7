import { Button, Tooltip, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { Refused } from '#ui/api.ts'
import { useExplain } from '#ui/refusals.ts'
import type { Can } from '../shapes.ts'

type CanButtonProps = Pick<ButtonProps, 'size' | 'variant' | 'leftSection'> & {
  readonly can: Can
  readonly onClick: () => void
  readonly children: ReactNode
}

/** A button that rests while the rules do not allow it, and says why on focus and hover. */
export function CanButton({ can, onClick, children, ...rest }: CanButtonProps) {
  const explain = useExplain()
  if (can.ok) {
    return (
      <Button {...rest} onClick={onClick}>
        {children}
      </Button>
    )
  }
  return (
    <Tooltip
      label={explain(new Refused(can.code, can.detail, null))}
      multiline
      maw={320}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button {...rest} data-disabled aria-disabled="true" onClick={(event) => event.preventDefault()}>
        {children}
      </Button>
    </Tooltip>
  )
}
