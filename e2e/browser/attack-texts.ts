import { type Attack, attacks } from '#components/markdown/attacks.ts'
import { renderCost, renderCostMax } from '#components/markdown/render-cost.ts'

/** A publisher's text of several attacks, each of which ends before its marker. */
export interface AttackText {
  readonly text: string
  readonly attacks: readonly Attack[]
  /** What must be read after the attacks: none has swallowed the others. */
  readonly markers: readonly string[]
}

const textCharsMax = 25_600
// They tire the parser, or take what comes after them with them: each is a text of its own.
const alone = (attack: Attack) =>
  attack.kind === 'deep or long' || /^<(!--(?!.*-->)|script(?![\s\S]*<\/script>)|textarea|!\[CDATA|plaintext)/.test(attack.text)

/**
 * All attacks that the API takes, which refuses the null character, in as few texts as they can share: in each a name is defined
 * once, and none is shown as it was written.
 */
export const attackTexts: readonly AttackText[] = pack(attacks.filter(({ text }) => !text.includes('\0')))

function pack(list: readonly Attack[]): readonly AttackText[] {
  const texts: { text: string; attacks: Attack[]; markers: string[]; names: Set<string> }[] = []
  for (const [place, given] of list.entries()) {
    // The same name for all would give all the first one's address.
    const attack = { ...given, text: given.text.replaceAll('[ref]', `[ref-${place}]`) }
    if (alone(attack)) {
      texts.push({ text: attack.text, attacks: [attack], markers: [], names: new Set(['*']) })
      continue
    }
    const marker = `after-${place}`
    const section = `${attack.text}\n\n${marker}\n\n`
    const names = [...attack.text.matchAll(/^\[([^\]]+)\]:/gm)].map(([, name = '']) => name.toLowerCase())
    const room = texts.find((text) => !text.names.has('*') && !names.some((name) => text.names.has(name)) && fits(text.text + section))
    const text = room ?? { text: '', attacks: [], markers: [], names: new Set<string>() }
    if (!room) texts.push(text)
    text.text += section
    text.attacks.push(attack)
    text.markers.push(marker)
    for (const name of names) text.names.add(name)
  }
  return texts.map(({ text, attacks, markers }) => ({ text, attacks, markers }))
}

function fits(text: string): boolean {
  return text.length <= textCharsMax && renderCost(text) < renderCostMax / 2
}
