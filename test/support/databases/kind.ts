/** The variables that lead Strapi to a database. */
export type DatabaseEnvironment = Record<string, string>;

/** How databases of one kind are made and ended. */
export type DatabaseServer = {
  /** Makes an empty one; one that is a file gets a folder in `under`, by default in that of the system. */
  create(name: string, under?: string): Promise<DatabaseEnvironment>;
  /** Makes one that holds what `from` holds; nobody may be connected to that one. */
  copy(name: string, from: DatabaseEnvironment): Promise<DatabaseEnvironment>;
  isThere(env: DatabaseEnvironment): Promise<boolean>;
  drop(env: DatabaseEnvironment): Promise<void>;
};
