import { parentPort, workerData } from 'node:worker_threads'
import { ready } from 'zpl-renderer-js'

const { zpl, dotsPerMillimetre } = workerData as { readonly zpl: string; readonly dotsPerMillimetre: number }

const { api } = await ready
const sheets = await api.zplToBase64MultipleAsync(zpl, 101.6, 152.4, dotsPerMillimetre)
parentPort?.postMessage(sheets)
