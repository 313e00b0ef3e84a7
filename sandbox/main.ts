import { parseArgs } from 'node:util'
import { startSandbox } from './start.ts'

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    port: { type: 'string', default: '3100' },
    host: { type: 'string', default: '127.0.0.1' },
    desk: { type: 'string', default: 'http://localhost:3000' },
    mail: { type: 'string' },
    'with-parent': { type: 'boolean', default: false },
  },
})

const port = Number(values.port)
if (!values.folder || !Number.isInteger(port) || port < 0 || port > 65_527) {
  console.error(
    'usage: node sandbox/main.ts --folder DIR [--port 3100] [--host 127.0.0.1] [--desk http://localhost:3000] [--mail HOST:PORT]',
  )
  process.exit(1)
}

try {
  const sandbox = await startSandbox({
    folder: values.folder,
    port,
    host: values.host,
    desk: values.desk,
    ...(values.mail ? { mail: values.mail } : {}),
  })
  console.log(JSON.stringify({ ready: true, ports: sandbox.ports }))
  // A desk that was killed cannot say goodbye: its end of our standard input closes.
  if (values['with-parent']) process.stdin.resume().once('end', () => void sandbox.stop().then(() => process.exit(0)))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sandbox.stop().then(() => process.exit(0)))
} catch (fault) {
  console.error(reasonOf(fault))
  process.exit(1)
}

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  if ('code' in fault && fault.code === 'EADDRINUSE')
    return `The sandbox cannot start: port ${'port' in fault ? String(fault.port) : ''} is taken. Choose another with --port.`
  return `The sandbox cannot start: ${fault.message}`
}
