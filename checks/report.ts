/** Prints one line a fault and a closing line, and makes the process end with 1 when there was any. `looked` says what was read: "212 files". */
export function report(name: string, looked: string, faults: readonly string[], notes: readonly string[] = []): void {
  for (const fault of faults) console.log(fault)
  for (const note of notes) console.log(`note: ${note}`)
  console.log(`${name}: ${looked}, ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`)
  if (faults.length > 0) process.exitCode = 1
}
