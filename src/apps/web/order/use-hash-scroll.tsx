import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Goes to the section the address names once it stands on the page: a link such as `…/orders/1042#payment` arrives there. */
export function useHashScroll(): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView({ block: 'start' })
  }, [hash])
}
