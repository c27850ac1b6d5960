import { useCallback, useRef, useState } from 'react'

const UNMEASURED = 640

/** A reference to put on an element, and the width inside it in pixels, as it is now. */
export function useWidth(): [(element: HTMLElement | null) => void, number] {
  const [width, setWidth] = useState(UNMEASURED)
  const observer = useRef<ResizeObserver | null>(null)
  const measure = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect()
    if (!element) return
    observer.current = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(200, Math.floor(entry.contentRect.width)))
    })
    observer.current.observe(element)
  }, [])
  return [measure, width]
}
