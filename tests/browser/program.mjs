// Starts and stops the real program for a journey, and reads what a person would read from its files.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export class Program {
  constructor(binary, vault) {
    this.binary = binary
    this.vault = vault
    this.child = null
  }

  // Resolves with the address that carries the one-time key.
  async start(today) {
    this.child = spawn(this.binary, ['serve', '--vault', this.vault, '--port', '0', '--on', today], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface({ input: this.child.stdout })
    const gone = once(this.child, 'exit').then(([code]) => {
      throw new Error(`the program ended with ${code} before it listened`)
    })
    const listening = (async () => {
      for await (const line of lines) {
        const match = /^listening: (\S+)/.exec(line)
        if (match) return match[1]
      }
      throw new Error('the program printed no address')
    })()
    gone.catch(() => undefined)
    return Promise.race([listening, gone])
  }

  async stop() {
    if (!this.child || this.child.exitCode !== null) return
    const gone = once(this.child, 'exit')
    this.child.kill('SIGTERM')
    await gone
  }
}

// The text that can be copied out of a PDF, without the line breaks that its width made.
export function textOfPdf(file) {
  return execFileSync('pdftotext', ['-q', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, '')
}
