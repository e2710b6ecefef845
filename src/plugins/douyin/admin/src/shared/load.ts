/**
 * Code that is loaded when it is needed, asked for once more where it did not come: a request may break off, and there would
 * be an error in the place of a page.
 */
export const loaded = <Module>(load: () => Promise<Module>): Promise<Module> => load().catch(load);
