// Files dropped on one page and read by another (Today takes a bill, Import reads it).
let waiting: File[] = []

export function leaveFiles(files: File[]): void {
  waiting = files
}

export function takeFiles(): File[] {
  const files = waiting
  waiting = []
  return files
}
