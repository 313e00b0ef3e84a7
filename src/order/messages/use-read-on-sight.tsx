import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { post, useCommand } from '#ui/command.ts'

/** Milliseconds a mail has to be in sight before it counts as read: who only scrolls past has not read it. */
const readAfter = 1500

/** Says that the order's mails were read once the end of the thread, which takes the ref, has been in sight for a while; the list of orders then stops telling of them. */
export function useReadOnSight(unread: boolean, order: string): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null)
  const read = useCommand<object>({
    send: post(`${order}/messages/read`),
    refresh: [order, order.replace(/\/orders\/\d+$/, '/order')],
    tell: 'inline',
  })
  const tell = useEffectEvent(() => void read.run({}))
  useEffect(() => {
    if (!unread || !end.current) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver((seen) => {
      clearTimeout(timer)
      if (seen.some(({ isIntersecting }) => isIntersecting)) timer = setTimeout(tell, readAfter)
    })
    observer.observe(end.current)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [unread])
  return end
}
