/** Most rows of one statement. */
const most = 50;

type Waiting<Item, Result> = {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
};

/**
 * Does in groups what is asked for one by one: all that comes while a group is under way makes the next one. Each caller waits
 * for the end of its own group; where a group fails, its members are tried alone, so that none takes others along.
 */
export function together<Item, Result>(
  work: (items: Item[]) => Promise<Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let isBusy = false;
  async function doGroup(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(group.map(({ item }) => item));
      group.forEach(({ resolve }, n) => resolve(results[n] as Result));
    } catch (error) {
      const [first, ...others] = group;
      if (others.length === 0) first?.reject(error);
      else await Promise.all(group.map((one) => doGroup([one])));
    }
  }
  async function doAll(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await doGroup(group);
    }
    isBusy = false;
  }
  const begin = () => {
    if (isBusy) return;
    isBusy = true;
    // Not before all that has arrived by now was looked at.
    setImmediate(() => void doAll());
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      begin();
    });
}
