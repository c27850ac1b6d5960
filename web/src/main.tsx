import { createRoot } from 'react-dom/client'
import { Workbench } from './workbench.tsx'
import './style.css'

createRoot(document.getElementById('page')!).render(<Workbench />)
