/** How many of a long thread stand there at first: the newest, and back to the first that is unread as long as these are no more than `most`. */
const [usual, most] = [20, 50]

/** How many of a thread's oldest messages are left out until they are asked for. `unread` tells of each message, oldest first, whether nobody has read it. */
export function countEarlier(unread: readonly boolean[]): number {
  const first = unread.indexOf(true)
  const shown = Math.min(most, Math.max(usual, first === -1 ? 0 : unread.length - first))
  return Math.max(0, unread.length - shown)
}
