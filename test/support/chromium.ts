import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the system keeps its Chromium; null without one. */
export const findBrowser = (): string | null => places.find((place) => existsSync(place)) ?? null;

/** `describe` where a browser is there; where not, the stories are skipped and say so. */
export const describeInBrowser: jest.Describe = findBrowser() ? describe : describe.skip;

if (!findBrowser()) console.warn('No Chromium on this machine: the stories in a browser are skipped');
