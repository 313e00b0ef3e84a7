import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { leave } from '../../session.ts'

/** Gives the way in after a link was used: whoever was signed in here before is forgotten, and the desk opens. */
export function useEnter(): () => void {
  const queries = useQueryClient()
  const router = useRouter()
  return () => {
    leave(queries)
    void router.navigate({ to: '/' })
  }
}
