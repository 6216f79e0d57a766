// Finds a Chromium for the stories: what CHROMIUM says, the machine's own, or the one Playwright installed.
import { existsSync } from 'node:fs';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A path, or undefined when there is none. */
export async function findBrowser() {
  const said = process.env.CHROMIUM;
  if (said) return existsSync(said) ? said : undefined;
  const { chromium } = await import('playwright-core');
  return [...USUAL, chromium.executablePath()].find((path) => path && existsSync(path));
}
