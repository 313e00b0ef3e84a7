import { uuidv7 } from 'uuidv7'

const key = 'workstation'

/** This browser's own id, random and kept on the device: by it a person's print settings are found. */
export function workstation(): string {
  const kept = localStorage.getItem(key)
  if (kept !== null) return kept
  const made = uuidv7()
  localStorage.setItem(key, made)
  return made
}
