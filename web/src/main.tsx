import './no-eval.ts'
import { createRoot } from 'react-dom/client'
import { Workbench } from './workbench.tsx'
import './style/base.css'
import './style/frame.css'
import './style/reader.css'
import './style/rooms.css'
import './style/overview.css'
import './style/review.css'
import './style/print.css'

createRoot(document.getElementById('page')!).render(<Workbench />)
