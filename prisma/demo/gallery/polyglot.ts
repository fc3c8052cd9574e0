import { type Greeting, hello } from '#demo/programs/hello.ts'
import { bigMachines, everyMachine, programRepository } from './program-repository.ts'
import type { Publisher } from './publisher.ts'

const vendor = 'Polyglot Club'

// In the order in which members brought them.
export const greetings: readonly Greeting[] = Object.entries({
  en: 'Hello, and welcome aboard!',
  de: 'Moin, und willkommen an Bord!',
  fr: 'Bonjour et bienvenue à bord !',
  es: '¡Hola y bienvenidos a bordo!',
  nl: 'Hallo en welkom aan boord!',
  sv: 'Hej och välkommen ombord!',
  pt: 'Olá e bem-vindos a bordo!',
  it: 'Ciao e benvenuti a bordo!',
  da: 'Hej og velkommen om bord!',
  nb: 'Hei og velkommen om bord!',
  fi: 'Hei ja tervetuloa laivaan!',
  pl: 'Cześć i witaj na pokładzie!',
  el: 'Γεια σας και καλώς ήρθατε!',
  tr: 'Merhaba, gemiye hoş geldiniz!',
  uk: 'Привіт і ласкаво просимо на борт!',
  ja: 'こんにちは、ようこそ！',
  ko: '안녕하세요, 환영합니다!',
  zh: '你好，欢迎！',
}).map(([code, text]) => ({ code, text }))

const speaking = (languages: number) => (program: Parameters<typeof hello>[0]) => hello(program, greetings.slice(0, languages))

/** A language club that learned how to push images. */
export const polyglot: Publisher = {
  alias: 'polyglot',
  name: vendor,
  verified: false,
  repositories: [
    programRepository({
      name: 'hello',
      vendor,
      description: `Says hello in ${greetings.length} languages. The first image to pull when you try a new machine.`,
      releases: [
        { version: '1.0.0', createdAt: '2026-05-04T10:00:00Z', machines: bigMachines, source: speaking(6) },
        { version: '1.1.0', createdAt: '2026-07-30T10:00:00Z', machines: everyMachine, source: speaking(12) },
        { version: '1.1.1', createdAt: '2026-08-06T10:00:00Z', machines: everyMachine, source: speaking(13) },
        { version: '2.0.0', createdAt: '2026-11-02T10:00:00Z', machines: everyMachine, source: speaking(18) },
      ],
    }),
  ],
}
