import { createContext, type ReactNode } from 'react'
import type { Stale } from '../api.ts'

/** How the page around a form says what a colleague did who was faster; null on pages that keep no log. */
export const WhatChanged = createContext<((error: Stale) => ReactNode) | null>(null)
