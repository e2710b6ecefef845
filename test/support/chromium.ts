import { findBrowser } from './find-browser';

/** `describe` where a browser is there; where not, the stories are skipped and say so. */
export const describeInBrowser: jest.Describe = findBrowser() ? describe : describe.skip;

if (!findBrowser()) console.warn('No Chromium on this machine: the stories in a browser are skipped');
