import type { CDPSession, Page } from '@playwright/test'

/** An authenticator that the browser believes to be plugged in, and that nobody has to touch. */
export interface VirtualAuthenticator {
  /** From now on, as if its owner gave the right finger, or did not. */
  verifyUser(verified: boolean): Promise<void>
  /** Takes it out again: the next test has the same page. */
  remove(): Promise<void>
}

/** As the one that a laptop has built in. @see Chrome DevTools Protocol, domain WebAuthn. */
export async function addAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const devtools: CDPSession = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    verifyUser: async (isUserVerified) => void (await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })),
    remove: () => devtools.detach(),
  }
}
