import './theme/app.css';
import './rpc/zodWithoutEval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

// Loaded afterwards rather than imported beside: the bundler moves the modules that make schemas into shared chunks,
// and those run before anything written here.
const { App } = await import('./App.tsx');

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
