import { Button, Loader, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Command } from '../command.ts'
import { Amount } from '../show/Amount.tsx'
import css from './act.module.css'

type CommandButtonProps<In, Out> = Pick<ButtonProps, 'variant' | 'size' | 'leftSection' | 'fullWidth'> & {
  readonly command: Pick<Command<In, Out>, 'run' | 'busy'>
  /** what to send; left out in a form (`type="submit"`), whose onSubmit runs the command */
  readonly input?: In
  readonly type?: 'button' | 'submit'
  /** written after the words: "Collect Money $410.27" */
  readonly amount?: { readonly amount: number; readonly currency: string }
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly children: ReactNode
}

/** The button of a command: locked while it runs, keeps the focus, shows the amount it moves. Coloured unless `variant` says otherwise. */
export function CommandButton<In, Out>({
  command,
  input,
  amount,
  danger,
  children,
  variant = 'filled',
  type = 'button',
  ...rest
}: CommandButtonProps<In, Out>) {
  return (
    <Button
      {...rest}
      type={type}
      variant={variant}
      color={danger ? 'red' : undefined}
      aria-busy={command.busy}
      aria-disabled={command.busy || undefined}
      onClick={(event) => {
        if (command.busy) event.preventDefault()
        else if (type === 'button') void command.run(input as In)
      }}
    >
      {command.busy && (
        <span className={css.busy}>
          <Loader size={14} color="currentColor" />
        </span>
      )}
      <span>
        {children}
        {amount && (
          <>
            {' '}
            <Amount of={amount} />
          </>
        )}
      </span>
    </Button>
  )
}
