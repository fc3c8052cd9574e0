'use client'

import { useEffectEvent, useLayoutEffect } from 'react'

/** Calls with a link within the site that is followed in this window, from the moment on at which links lead anywhere without a new page. */
export function useFollowedLinks(onFollow: (link: HTMLAnchorElement) => void): void {
  const follow = useEffectEvent(onFollow)
  useLayoutEffect(() => {
    const listen = (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
      if (link?.origin === location.origin) follow(link)
    }
    document.addEventListener('click', listen)
    return () => document.removeEventListener('click', listen)
  }, [])
}
