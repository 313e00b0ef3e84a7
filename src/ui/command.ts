import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { Fault, request, Stale, type Ask } from './api.ts'
import { useRefresh } from './query.ts'
import { useTellError } from './act/tell-error.ts'

/** What a command's sender gets: spread it into `request`, or give it to `commandHeaders`. */
export type Sending = { readonly commandId: string; readonly ifMatch?: number }

export type CommandOptions<In, Out> = {
  /** sends it; the id makes a second try the same command */
  readonly send: (input: In, sending: Sending) => Promise<Out>
  /**
   * the version a dialog was opened on, sent as If-Match: it stays while the page behind reads newer ones, so that a colleague's change is told and not
   * written over, and moves on once it was told
   */
  readonly seen?: number | undefined
  /** paths to read again once it is done: what the page shows is then the server's word */
  readonly refresh?: readonly string[]
  readonly done?: (out: Out, input: In) => void
  /** where a "no" is told: a notification (default), or nowhere because the page shows `command.error` itself */
  readonly tell?: 'toast' | 'inline'
  /** gets the error first; true when it was placed at its fields (`form.showError`) and needs no telling */
  readonly place?: (error: Error) => boolean
}

/** A command as a dialog holds it. */
export type Command<In, Out = unknown> = {
  /** sends once: calls while it runs do nothing; never throws, resolves true when it was done */
  readonly run: (input: In) => Promise<boolean>
  readonly busy: boolean
  readonly error: Error | null
  /** no answer came: it may have happened. Run again repeats the same command, it cannot happen twice */
  readonly unknown: boolean
  readonly result: Out | undefined
  /** a fresh command id and no error: call when its dialog opens */
  readonly renew: () => void
}

/**
 * A write with its command id. The id lasts while the outcome is unknown and is renewed by every definite answer, so that a double click or a
 * retry after a lost reply is one command, and a corrected form is a new one.
 */
export function useCommand<In, Out = unknown>({
  send,
  seen,
  refresh = [],
  done,
  tell = 'toast',
  place,
}: CommandOptions<In, Out>): Command<In, Out> {
  const [commandId, mint] = useState<string>(uuidv7)
  const [ifMatch, see] = useState(seen)
  const running = useRef(false)
  const readAgain = useRefresh()
  const tellError = useTellError()
  const sending = useMutation<Out, Error, In>({
    mutationFn: (input) => send(input, { commandId, ...(ifMatch !== undefined && { ifMatch }) }),
    onSuccess: async (out, input) => {
      mint(uuidv7())
      await readAgain(...refresh)
      done?.(out, input)
    },
    onError: (error) => {
      if (!(error instanceof Fault)) mint(uuidv7())
      if (error instanceof Stale && error.version !== null) see(error.version)
      if (!place?.(error) && tell === 'toast') tellError(error)
    },
  })
  return {
    run: async (input) => {
      // The second click of a double click comes before React has drawn the lock.
      if (running.current) return false
      running.current = true
      const worked = await sending.mutateAsync(input).then(
        () => true,
        () => false,
      )
      running.current = false
      return worked
    },
    busy: sending.isPending,
    error: sending.error,
    unknown: sending.error instanceof Fault,
    result: sending.data,
    renew: () => {
      mint(uuidv7())
      see(seen)
      sending.reset()
    },
  }
}

/** The usual sender: `send: post<CaptureAsk, CaptureAnswer>(`${order}/payment/captures`, { ifMatch: version })`. */
export function post<In, Out = unknown>(path: string, ask: Pick<Ask, 'method' | 'ifMatch'> = {}) {
  return (input: In, sending: Sending) => request<Out>(path, { method: 'POST', ...ask, body: input, ...sending })
}
