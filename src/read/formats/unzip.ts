import type { UnzipFileInfo } from 'fflate'
import { BadInput } from '../../model/index.ts'

/** What an archive may come to when unpacked, and how much smaller than that it may be itself. */
const MAX_UNPACKED = 512 * 1024 * 1024
const MAX_RATIO = 300
const MAX_ENTRIES = 20_000

/** Unpacks the entries of a ZIP file that are wanted. Sizes are checked before anything is unpacked. Throws BadInput. */
export async function unzip(
  bytes: Uint8Array,
  name: string,
  wanted: (entry: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  const { unzipSync } = await import('fflate')
  let total = 0
  let entries = 0
  const filter = ({ name: entry, originalSize, size }: UnzipFileInfo) => {
    if (!wanted(entry)) return false
    total += originalSize
    if (++entries > MAX_ENTRIES) throw new BadInput(name, `holds more than ${MAX_ENTRIES} files`)
    const ratio = originalSize / Math.max(1, size)
    if (total > MAX_UNPACKED || (originalSize > 10_000_000 && ratio > MAX_RATIO))
      throw new BadInput(name, 'unpacks to far more than it holds (a ZIP bomb?); refused')
    return true
  }
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })))
  } catch (error) {
    throw error instanceof BadInput ? error : new BadInput(name, 'is a damaged ZIP file')
  }
}
