import { useLingui } from '@lingui/react/macro'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import type { GatewayView } from './shapes.ts'

/** What a form for keys gets; `account` is the one they replace. */
export type AccountFormProps = {
  readonly account: GatewayView | null
  readonly sandbox: boolean
  readonly at: string
  readonly onClose: () => void
}

type Saving<Values> = {
  readonly at: string
  readonly toBody: (values: Values) => unknown
  readonly place: (error: Error) => boolean
  readonly onClose: () => void
}

/** Sends keys to be tried at the gateway and kept. */
export function useSaveAccount<Values>({ at, toBody, place, onClose }: Saving<Values>) {
  const { t } = useLingui()
  const { slug } = useStore()
  return useCommand<Values>({
    send: (values, { commandId }) => request(at, { method: 'PUT', body: toBody(values), commandId }),
    refresh: [`/desk/stores/${slug}/settings`, '/desk/me'],
    tell: 'inline',
    place,
    done: () => {
      tellDone(t`The gateway takes these keys. They are in use from now on.`)
      onClose()
    },
  })
}
