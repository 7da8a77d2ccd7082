import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Flags that a container needs; nothing that weakens what a page may do. */
const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** A way to start a browser; each is tried in turn. */
type Start = () => Promise<Browser>;

function installed(channel: string): Start {
  return () => chromium.launch({ channel, args: ARGUMENTS });
}

/** Chromium as Linux distributions install it, which has no channel name. */
function atPath(path: string): Start {
  return () => {
    if (!existsSync(path)) throw new Error(`${path} is not there`);
    return chromium.launch({ executablePath: path, args: ARGUMENTS });
  };
}

/** The Chromium that `npm ci` brought; where the system lacks its libraries, with those that it brings too. */
const bundled: Start = async () => {
  const { default: packed, inflate } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  try {
    return await chromium.launch({ executablePath, args: ARGUMENTS });
  } catch {
    const libraries = await inflate(join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
    return chromium.launch({
      executablePath,
      args: [...packed.args.filter((flag) => !flag.startsWith('--disable-web-security') && !flag.startsWith('--headless')), ...ARGUMENTS],
      env: { ...process.env, LD_LIBRARY_PATH: [join(libraries, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'), FONTCONFIG_PATH: join(tmpdir(), 'fonts') },
    });
  }
};

/** Starts an installed Chrome, Chromium or Edge, else the bundled Chromium; one sentence if none starts. */
export async function startChromium(): Promise<Browser> {
  const starts: Start[] = [installed('chrome'), atPath('/usr/bin/chromium'), atPath('/usr/bin/chromium-browser'), installed('msedge'), bundled];
  let last: unknown;
  for (const start of starts) {
    try {
      return await start();
    } catch (error) {
      last = error;
    }
  }
  const reason = last instanceof Error ? last.message.split('\n')[0] : String(last);
  throw new Error(`No browser starts: expected an installed Chrome, Chromium or Edge, or the Chromium of @sparticuz/chromium after npm ci; the last one tried said: ${reason}`);
}
