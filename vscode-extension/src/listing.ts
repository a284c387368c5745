/** A paper as the server lists it. */
export interface Listed {
  readonly title: string;
  readonly location: { readonly uri: string; readonly range: { readonly start: { readonly line: number; readonly character: number } } };
  readonly day?: string;
  readonly status?: string;
  readonly tags: readonly string[];
}

/** Papers that have a day, a tag or a status in common; its name is empty where they have none. */
export interface Group {
  readonly name: string;
  readonly papers: readonly Listed[];
  /** How many more there are, which are not listed. */
  readonly more?: number;
}

/** Whether papers of more than one digest are listed, so that each must say its own. */
export function showsFile(groups: readonly Group[]): boolean {
  return new Set(groups.flatMap((group) => group.papers.map((paper) => paper.location.uri))).size > 1;
}

/** The papers of a group, and how many are unread where somebody keeps book of that. */
export function sumOf(group: Group, countUnread: boolean): { papers: number; unread: number | undefined } {
  const kept = countUnread && group.papers.some((paper) => paper.status !== undefined);
  const unread = group.papers.filter((paper) => (paper.status ?? 'unread').toLowerCase() === 'unread').length;
  return { papers: group.papers.length + (group.more ?? 0), unread: kept ? unread : undefined };
}
