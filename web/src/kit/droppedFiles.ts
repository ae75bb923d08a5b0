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

function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader()
  return new Promise((resolve) => {
    const found: Promise<File[]>[] = []
    // A browser gives a hundred names at a time; an empty list is the end.
    const next = () =>
      reader.readEntries(
        (entries) => {
          if (entries.length === 0) return void Promise.all(found).then((lists) => resolve(lists.flat()))
          for (const entry of entries) found.push(filesOf(entry))
          next()
        },
        () => resolve([]),
      )
    next()
  })
}

function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.name.startsWith('.')) return Promise.resolve([])
  if (entry.isDirectory) return filesIn(entry as FileSystemDirectoryEntry)
  return new Promise((resolve) =>
    (entry as FileSystemFileEntry).file(
      (file) => resolve([file]),
      () => resolve([]),
    ),
  )
}

// The files of a drop, those in dropped folders too.
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null)
  if (!entries.some((entry) => entry?.isDirectory)) return [...transfer.files]
  const lists = await Promise.all(entries.map((entry) => (entry ? filesOf(entry) : [])))
  return lists.flat()
}
