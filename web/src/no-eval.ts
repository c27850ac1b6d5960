import { config } from 'zod'

// The page forbids code made at run time; without this the schemas would try it once and the browser would complain.
config({ jitless: true })
