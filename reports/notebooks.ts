import type { Site } from './site.ts';
export async function findNotebooks(packageRoot: string): Promise<Site['notebooks']> { void packageRoot; return []; }
export async function buildNotebooks(options: { site: Site; packageRoot: string; outDir: string }): Promise<void> { void options; }
