/** What a refused request throws, in the shape of Strapi's fetch client: its body where that can be read, else the status alone. */
export function refusalOf(status: number, text: string): Error {
  const bare = { error: { status } };
  let data: unknown = bare;
  try {
    data = JSON.parse(text) ?? bare;
  } catch {
    // Something before Strapi answered in words of its own.
  }
  return Object.assign(new Error(`Refused with ${status}`), { status, response: { data } });
}
