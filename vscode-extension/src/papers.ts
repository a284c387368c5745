import * as vscode from 'vscode';
import { digestsContext } from './digests';
import { showsFile, sumOf, type Group, type Listed } from './listing';
import type { Server } from './server';

const view = 'digest.papers';
type Grouping = 'day' | 'tag' | 'status';
/** The extension's command for each grouping, and the server's command that returns its papers. */
const commands: Record<Grouping, { readonly choose: string; readonly ask: string }> = {
  day: { choose: 'digest.groupByDay', ask: 'digest.papersByDay' },
  tag: { choose: 'digest.groupByTag', ask: 'digest.papersByTag' },
  status: { choose: 'digest.groupByStatus', ask: 'digest.papersByStatus' },
};
const groupings = Object.keys(commands) as Grouping[];

/** A paper in the view, with the argument that identifies it to the server's commands. */
export class PaperNode {
  constructor(
    readonly group: GroupNode,
    readonly listed: Listed,
    /** Distinguishes papers with the same title in a digest and group, so that the id stays the same when lines move. */
    readonly nth: number,
  ) {}

  get uri(): vscode.Uri {
    return vscode.Uri.parse(this.listed.location.uri, true);
  }

  get argument(): Record<string, unknown> {
    return { uri: this.listed.location.uri, position: this.listed.location.range.start };
  }
}

/** A day, a tag or a status. */
interface GroupNode {
  readonly by: Grouping;
  readonly name: string;
  readonly papers: readonly Listed[];
  readonly more?: number;
}

type Node = GroupNode | PaperNode;

/**
 * Registers the Papers view: the papers of all digests in the workspace by day, tag or status.
 * Papers are requested when the view becomes visible, and again after the server reports changes.
 */
export function showPapers(server: Server, memory: vscode.Memento): vscode.Disposable {
  const papers = new Papers(server, asGrouping(memory.get(view)));
  const tree = vscode.window.createTreeView<Node>(view, { treeDataProvider: papers, showCollapseAll: true });
  const choose = async (by: Grouping) => {
    await vscode.commands.executeCommand('setContext', 'digest.papers.by', by);
    tree.description = { day: vscode.l10n.t('by day'), tag: vscode.l10n.t('by tag'), status: vscode.l10n.t('by status') }[by];
    papers.group(by);
  };
  void choose(papers.by);
  const shown = () => void vscode.commands.executeCommand('setContext', 'digest.server', server.state);
  shown();
  return vscode.Disposable.from(
    tree,
    papers,
    digestsContext(),
    ...groupings.map((by) =>
      vscode.commands.registerCommand(commands[by].choose, async () => {
        await memory.update(view, by);
        await choose(by);
      }),
    ),
    server.onDidMake((client) => client.onNotification('digest/papersChanged', () => papers.refresh())),
    server.onDidChangeState(() => {
      shown();
      if (server.state === 'running' || server.state === 'failed') papers.refresh();
    }),
  );
}

class Papers implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private fileShown = true;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly server: Server,
    public by: Grouping,
  ) {}

  group(by: Grouping): void {
    this.by = by;
    this.refresh();
  }

  /** Reloads the view now, or when it becomes visible again. */
  refresh(): void {
    this.changed.fire();
  }

  async getChildren(parent?: Node): Promise<Node[]> {
    if (parent instanceof PaperNode) return [];
    return parent === undefined ? this.groups() : papersOf(parent);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node instanceof PaperNode ? paperItem(node, this.fileShown) : groupItem(node);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async groups(): Promise<GroupNode[]> {
    const by = this.by;
    // A server that failed has already shown an error, and the empty view contains a link to start it.
    if (this.server.state === 'failed') return [];
    try {
      const groups = await this.server.request<Group[]>('workspace/executeCommand', { command: commands[by].ask, arguments: [] });
      this.fileShown = showsFile(groups);
      return groups.map((group) => ({ by, ...group }));
    } catch (error) {
      this.server.log(`Papers: ${String(error)}`);
      return [];
    }
  }
}

function papersOf(group: GroupNode): PaperNode[] {
  const seen = new Map<string, number>();
  return group.papers.map((listed) => {
    const key = `${listed.location.uri} ${listed.title}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return new PaperNode(group, listed, nth);
  });
}

function groupItem(group: GroupNode): vscode.TreeItem {
  const none = { day: vscode.l10n.t('No date'), tag: vscode.l10n.t('No tag'), status: '' }[group.by];
  const item = new vscode.TreeItem(group.name === '' ? none : group.name, vscode.TreeItemCollapsibleState.Collapsed);
  const { papers, unread } = sumOf(group, group.by !== 'status');
  const counts = [papers === 1 ? vscode.l10n.t('1 paper') : vscode.l10n.t('{0} papers', papers)];
  if (unread !== undefined) counts.push(vscode.l10n.t('{0} unread', unread));
  if (group.more !== undefined) counts.push(vscode.l10n.t('{0} not shown', group.more));
  item.id = `${group.by} ${group.name}`;
  item.description = counts.join(', ');
  item.iconPath = new vscode.ThemeIcon({ day: 'calendar', tag: 'tag', status: 'checklist' }[group.by]);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: [item.label, ...counts].join(', ') };
  return item;
}

function paperItem(node: PaperNode, fileShown: boolean): vscode.TreeItem {
  const { group, listed } = node;
  const { title, day, status, tags, location } = listed;
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  const file = vscode.workspace.asRelativePath(node.uri);
  const says = [
    ...(status !== undefined && group.by !== 'status' ? [status] : []),
    ...tags.filter((tag) => group.by !== 'tag' || tag.toLowerCase() !== group.name.toLowerCase()).map((tag) => `#${tag}`),
    ...(day !== undefined && group.by !== 'day' ? [day] : []),
    ...(fileShown ? [file] : []),
  ];
  const isRead = status?.toLowerCase() === 'read';
  item.id = `${group.by} ${group.name} ${location.uri} ${title} ${node.nth}`;
  item.description = says.join(' · ');
  item.tooltip = [title, [day, status, ...tags.map((tag) => `#${tag}`)].filter((word) => word !== undefined).join(' · '), file].filter((line) => line !== '').join('\n');
  item.iconPath = new vscode.ThemeIcon(isRead ? 'pass' : status === undefined || status.toLowerCase() === 'unread' ? 'circle-outline' : 'bookmark');
  item.contextValue = isRead ? 'paper.read' : 'paper.unread';
  item.accessibilityInformation = { label: [title, ...says].join(', ') };
  const { start } = location.range;
  const selection = new vscode.Range(start.line, start.character, start.line, start.character);
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [node.uri, { selection }] };
  return item;
}

function asGrouping(remembered: unknown): Grouping {
  return groupings.find((by) => by === remembered) ?? 'day';
}
