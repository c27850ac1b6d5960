/** A gap of 23 acts among 200 interchangeable parties, and the proof of a status that counts 23 of 200. `npx tsx bench/standing-gap.ts` */
import { compileRulebooks, parseAct, recordedAct, Standing } from '../src/standing/index.ts'

const rulebook = compileRulebooks([
  {
    name: 'gap.rules',
    text: `rulebook "A treaty of twenty-three"
let P be a party; T be an instrument.
status P committed to T.
status T in force.
status P party to T.
rule "Consent" citing "bench"
  P becomes committed to T when P accedes to T.
  T becomes in force 0 days after at least 23 parties P are committed to T.
  P is party to T while P is committed to T and T is in force.
`,
  },
])
const acts = Array.from({ length: 200 }, (_, n) => recordedAct(parseAct(`S${n} accedes to Treaty-Old in 1990`), n))
const standing = new Standing(rulebook, acts)
const [gap] = standing.gaps('S7 party to Treaty-New', '2000-01-01')
console.log(`  the gap has ${gap?.cost} acts`)
report('one gap', 200, () => standing.gaps('S7 party to Treaty-New', '2000-01-01'))
report('one proof that counts', 100, (n) => standing.why(`S${n % 200} party to Treaty-Old`, '2000-01-01'))
report('one proof that does not', 100, (n) => standing.why(`S${n} committed to Treaty-Old`, '2000-01-01'))

/** Processor time; the machine may be doing other things as well. */
function report(what: string, runs: number, work: (n: number) => unknown): void {
  const times = Array.from({ length: runs }, (_, n) => {
    const before = process.cpuUsage()
    work(n)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  const first = times[0]!
  times.sort((a, b) => a - b)
  console.log(`  ${what}: median ${times[runs >> 1]!.toFixed(2)} ms, first ${first.toFixed(2)} ms`)
}
