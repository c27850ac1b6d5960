import { Presets, SingleBar } from 'cli-progress'

/** Says how far long work is: files done, characters a second, time left. Silent where nobody watches (output not a terminal). */
export interface Progress {
  /** One file is done, with so many characters read; `name` is the file. */
  done(name: string, characters: number): void
  end(): void
}

/** A progress bar on standard error for `total` files. */
export function fileProgress(total: number): Progress {
  const started = performance.now()
  let characters = 0
  const bar = new SingleBar(
    {
      format: 'reading {bar} {value}/{total} files · {pace} characters/s · {eta_formatted} left · {file}',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      noTTYOutput: false,
    },
    Presets.rect,
  )
  if (process.stderr.isTTY) bar.start(total, 0, { pace: '–', file: '' })
  return {
    done(name, read) {
      characters += read
      const seconds = (performance.now() - started) / 1000
      bar.increment({ pace: Math.round(characters / seconds).toLocaleString('en'), file: name })
    },
    end: () => bar.stop(),
  }
}
