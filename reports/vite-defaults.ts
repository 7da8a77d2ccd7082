import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';

/** What every build shares: no configuration file of the user's, nothing written into the package. */
export function viteDefaults(): InlineConfig {
  return { configFile: false, envDir: false, publicDir: false, logLevel: 'warn', base: './', cacheDir: join(tmpdir(), 'incognita-vite') };
}
