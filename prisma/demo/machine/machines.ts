import type { Platform } from '#registry/domain/manifest.ts'
import { armEncoder } from './arm.ts'
import { arm64Encoder } from './arm64.ts'
import type { Encoder } from './encoder.ts'
import { amd64Encoder, x86Encoder } from './x86.ts'

export type MachineName = 'amd64' | 'arm64' | 'arm' | '386'

/** A kind of computer that the demo images are built for. */
export interface Machine {
  readonly name: MachineName
  readonly platform: Platform
  /** As the gallery's badge and filter call it. */
  readonly badge: string
  /** ELF's number for the processor, and the flags that go with it. */
  readonly elfMachine: number
  readonly elfFlags: number
  readonly encoder: Encoder
}

export const machines: Readonly<Record<MachineName, Machine>> = {
  amd64: {
    name: 'amd64',
    platform: { os: 'linux', architecture: 'amd64' },
    badge: 'x86-64',
    elfMachine: 62,
    elfFlags: 0,
    encoder: amd64Encoder,
  },
  arm64: {
    name: 'arm64',
    platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
    badge: 'ARM 64',
    elfMachine: 183,
    elfFlags: 0,
    encoder: arm64Encoder,
  },
  arm: {
    name: 'arm',
    platform: { os: 'linux', architecture: 'arm', variant: 'v7' },
    badge: 'ARM',
    elfMachine: 40,
    // Version 5 of the ABI: kernels refuse what does not say so.
    elfFlags: 0x05000000,
    encoder: armEncoder,
  },
  '386': {
    name: '386',
    platform: { os: 'linux', architecture: '386' },
    badge: 'x86',
    elfMachine: 3,
    elfFlags: 0,
    encoder: x86Encoder,
  },
}
