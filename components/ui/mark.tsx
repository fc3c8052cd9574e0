/** Galleon's mark: a stack of containers that reads as sails over a hull. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path d="M14 1h5l1.6 6H14zM14 8.5h7l1.7 6H14zM14 16h9.1l1.7 6H14zM12.5 8.5v6H6.5zM12.5 16v6h-9l2-6z" className="fill-mark" />
      <path d="M1 24h30l-4.2 6.5H5.2z" className="fill-ink" />
    </svg>
  )
}
