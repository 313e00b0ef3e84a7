let open = false
const watchers = new Set<() => void>()

/** Whether the one dialog of shortcuts stands open; the help menu and the key `?` open it. */
export const shortcutsDialog = {
  show: () => turn(true),
  hide: () => turn(false),
  isOpen: () => open,
  subscribe: (watcher: () => void) => {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  },
}

function turn(next: boolean): void {
  open = next
  for (const watcher of watchers) watcher()
}
