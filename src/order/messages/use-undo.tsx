import { uuidv7 } from 'uuidv7'
import { useTellError } from '#ui/act/tell-error.ts'
import { request } from '#ui/api.ts'
import { useRefresh } from '#ui/query.ts'
import type { TakenBack } from './shapes.ts'

/** Takes a mail back that has not left; its words go to `onTaken`. When it has left that is said. The form that sent it is closed by then: no hook of its own may hold this. */
export function useUndo(order: string, onTaken: (words: TakenBack) => void): (letter: string) => Promise<void> {
  const refresh = useRefresh()
  const tellError = useTellError()
  return async (letter) => {
    try {
      onTaken(await request<TakenBack>(`${order}/messages/${letter}/withdraw`, { method: 'POST', body: {}, commandId: uuidv7() }))
    } catch (error) {
      if (error instanceof Error) tellError(error)
    }
    await refresh(order)
  }
}
