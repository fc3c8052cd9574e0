'use client'

import { Button } from '#components/ui/button.tsx'
import { Modal } from '#components/ui/modal.tsx'

const keys = [
  [['/'], 'Search the gallery'],
  [['↑', '↓'], 'Walk suggestions, results and entries'],
  [['Enter'], 'Open what is chosen'],
  [['Esc'], 'Close a list or dialog'],
  [['Ctrl K', '⌘ K'], 'Command palette'],
  [['c'], 'Copy the pull command of a repository or image'],
  [['?'], 'These keys'],
] as const

/** The keys of the gallery, in a dialog. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal label="Keyboard shortcuts" onClose={onClose} className="max-w-md">
      <div className="p-5">
        <h2 className="text-20 font-semibold">Keyboard shortcuts</h2>
        <dl className="mt-3">
          {keys.map(([names, meaning]) => (
            <div key={meaning} className="flex items-center justify-between gap-4 border-line border-b py-2 last:border-b-0">
              <dt className="order-last shrink-0">
                {names.map((name) => (
                  <kbd
                    key={name}
                    className="ml-1.5 inline-block min-w-6 rounded-sm border border-line px-1.5 text-center font-mono text-12"
                  >
                    {name}
                  </kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-4 text-right">
          <Button type="submit">Close</Button>
        </form>
      </div>
    </Modal>
  )
}
