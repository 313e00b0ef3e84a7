/** Whether one thing over the page stands open, for those who open it from elsewhere. */
type Opening = {
  readonly show: () => void
  readonly hide: () => void
  readonly isOpen: () => boolean
  readonly subscribe: (watcher: () => void) => () => void
}

/** The one dialog of shortcuts; the help menu and the key `?` open it. */
export const shortcutsDialog = opening()

/** The one palette; the search box and Ctrl or Cmd with K open it. */
export const palette = opening()

function opening(): Opening {
  let open = false
  const watchers = new Set<() => void>()
  const turn = (next: boolean) => {
    open = next
    for (const watcher of watchers) watcher()
  }
  return {
    show: () => turn(true),
    hide: () => turn(false),
    isOpen: () => open,
    subscribe: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}
