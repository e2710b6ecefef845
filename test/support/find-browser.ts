import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the system keeps its Chromium; null without one. */
export const findBrowser = (): string | null => places.find((place) => existsSync(place)) ?? null;
