import { Ints } from './ints.ts'

/**
 * Numbers tuples of `arity` integers from 0 in order of first use (open addressing), and finds them again by any of their positions
 * (chains, made when first asked for and kept up to date).
 */
export class KeyTable {
  /** All tuples, one after the other. */
  readonly args = new Ints()
  size = 0
  private slots = new Int32Array(16)
  private readonly chains = new Map<number, Chain>()

  constructor(readonly arity: number) {}

  arg(key: number, position: number): number {
    return this.args.data[key * this.arity + position]!
  }

  /** The tuple's number, or -1 if it is not there. `from` is where the tuple begins in `tuple`. */
  find(tuple: ArrayLike<number>, from = 0): number {
    const { arity, slots } = this
    const args = this.args.data
    const mask = slots.length - 1
    for (let at = hash(tuple, from, arity) & mask; ; at = (at + 1) & mask) {
      const key = slots[at]! - 1
      if (key < 0) return -1
      let same = 0
      while (same < arity && args[key * arity + same] === tuple[from + same]) same++
      if (same === arity) return key
    }
  }

  /** The tuple's number, a new one if it was not there. */
  intern(tuple: ArrayLike<number>, from = 0): number {
    const found = this.find(tuple, from)
    if (found >= 0) return found
    const key = this.size++
    for (let i = 0; i < this.arity; i++) this.args.push(tuple[from + i]!)
    if (this.size * 2 > this.slots.length) this.rehash()
    else this.place(key)
    for (const chain of this.chains.values()) this.link(chain, key)
    return key
  }

  /** Calls `visit` with every tuple whose positions in `mask` (bits) equal those of `tuple`. */
  each(mask: number, tuple: ArrayLike<number>, visit: (key: number) => void): void {
    if (mask === 0) {
      for (let key = 0; key < this.size; key++) visit(key)
      return
    }
    if (mask === (1 << this.arity) - 1) {
      const key = this.find(tuple)
      if (key >= 0) visit(key)
      return
    }
    const chain = this.chain(mask)
    const bucket = masked(tuple, 0, this.arity, mask) & (chain.heads.length - 1)
    for (let key = chain.heads[bucket]! - 1; key >= 0; key = chain.next.data[key]!)
      if (this.agrees(key, mask, tuple)) visit(key)
  }

  private agrees(key: number, mask: number, tuple: ArrayLike<number>): boolean {
    for (let i = 0; i < this.arity; i++) if (mask & (1 << i) && this.arg(key, i) !== tuple[i]) return false
    return true
  }

  private chain(mask: number): Chain {
    let chain = this.chains.get(mask)
    if (!chain) {
      chain = { mask, heads: new Int32Array(64), next: new Ints(this.size) }
      this.chains.set(mask, chain)
      this.relink(chain)
    }
    return chain
  }

  private link(chain: Chain, key: number): void {
    if (key >= chain.heads.length * 2) {
      this.relink(chain)
      return
    }
    const bucket = masked(this.args.data, key * this.arity, this.arity, chain.mask) & (chain.heads.length - 1)
    chain.next.push(chain.heads[bucket]! - 1)
    chain.heads[bucket] = key + 1
  }

  /** Makes the chains anew, with room for twice the tuples. */
  private relink(chain: Chain): void {
    let size = 64
    while (size < this.size) size *= 2
    chain.heads = new Int32Array(size * 2)
    chain.next.clear()
    for (let key = 0; key < this.size; key++) this.link(chain, key)
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 4)
    for (let key = 0; key < this.size; key++) this.place(key)
  }

  private place(key: number): void {
    const mask = this.slots.length - 1
    let at = hash(this.args.data, key * this.arity, this.arity) & mask
    while (this.slots[at] !== 0) at = (at + 1) & mask
    this.slots[at] = key + 1
  }
}

interface Chain {
  mask: number
  /** By hash of the masked positions, the newest tuple with it, plus one; 0 for none. */
  heads: Int32Array
  next: Ints
}

/** Multiplicative hashing (Knuth), with a last mix so that the low bits depend on all. */
function hash(tuple: ArrayLike<number>, from: number, arity: number): number {
  let h = 0x811c9dc5
  for (let i = 0; i < arity; i++) h = Math.imul(h ^ tuple[from + i]!, 0x9e3779b1)
  return h ^ (h >>> 15)
}

function masked(tuple: ArrayLike<number>, from: number, arity: number, mask: number): number {
  let h = 0x811c9dc5
  for (let i = 0; i < arity; i++) if (mask & (1 << i)) h = Math.imul(h ^ tuple[from + i]!, 0x9e3779b1)
  return h ^ (h >>> 15)
}
