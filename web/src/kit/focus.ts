// After a change of page the focus goes to the new page's title, so that a screen reader says where
// one is; the first page of all keeps the browser's own starting point.
let wanted = false

export function requestFocus(): void {
  wanted = true
}

export function takeFocusRequest(): boolean {
  const now = wanted
  wanted = false
  return now
}
