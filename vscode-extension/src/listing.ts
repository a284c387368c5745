/** A paper in the server's list. */
export interface Listed {
  readonly title: string;
  readonly location: { readonly uri: string; readonly range: { readonly start: { readonly line: number; readonly character: number } } };
  readonly day?: string;
  readonly status?: string;
  readonly tags: readonly string[];
}

/** Papers that share a day, a tag or a status; the name is empty for papers that have none. */
export interface Group {
  readonly name: string;
  readonly papers: readonly Listed[];
  /** The number of further papers that are not listed. */
  readonly more?: number;
}

/** Whether papers of several digests are listed, so that each must name its digest. */
export function showsFile(groups: readonly Group[]): boolean {
  return new Set(groups.flatMap((group) => group.papers.map((paper) => paper.location.uri))).size > 1;
}

/** Counts the papers of a group, and the unread ones if any paper has a reading status. */
export function sumOf(group: Group, countUnread: boolean): { papers: number; unread: number | undefined } {
  const kept = countUnread && group.papers.some((paper) => paper.status !== undefined);
  const unread = group.papers.filter((paper) => (paper.status ?? 'unread').toLowerCase() === 'unread').length;
  return { papers: group.papers.length + (group.more ?? 0), unread: kept ? unread : undefined };
}
