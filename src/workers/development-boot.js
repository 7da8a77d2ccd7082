// Starts a worker thread in a source checkout: teaches the thread TypeScript, then hands over.
import { register } from 'tsx/esm/api';

register();
await import('./thread-boot.job.ts');
