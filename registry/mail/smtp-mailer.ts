import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import type { MailConfig } from '#registry/config/config.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Mailer } from '#registry/stores/mailer.ts'

const timeoutMs = 10_000

/** Sends by SMTP, with TLS where the server has it. */
export function createSmtpMailer({ url, from }: MailConfig, log: Logger): Mailer {
  const transport = createTransport({ url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs })
  return {
    async send({ to, subject, text }) {
      try {
        // As an address and nothing else: what was typed must not name a second one.
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text })
      } catch (error) {
        log.error({ err: error }, 'a mail was not sent')
        throw new ServiceError('unavailable', 'The mail could not be sent. Try again in some minutes.', { cause: error })
      }
    },
  }
}
