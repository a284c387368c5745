using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Features;

/// <summary>The detected layout of a document, and the evidence for it.</summary>
public sealed class LayoutReport
{
    private const int MaxEvidence = 8;
    private const int MaxTitles = 3;

    private readonly List<LayoutEvidence> evidence = [];
    private readonly SortedDictionary<string, int> slots = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> labels = new(StringComparer.Ordinal);
    private readonly SortedSet<int> topics = [];
    private readonly SortedSet<int> dayLevels = [];

    /// <summary>Describes the layout of a document.</summary>
    public LayoutReport(DigestTree tree)
    {
        Tree = tree;
        Shapes = LayoutShapes.Of(tree.Dialect);
        foreach (var at in tree.Parts)
        {
            switch (at.Part)
            {
                case Entry entry:
                    Take(at, entry);
                    break;
                case DateHeading day:
                    Days++;
                    FirstDay ??= day.Slice(day.Name);
                    Add(dayLevels, day);
                    break;
                case OtherText text:
                    Add(topics, text);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The document.</summary>
    public DigestTree Tree { get; }

    /// <summary>The ways papers start; empty if the layout is fixed or could not be inferred.</summary>
    public IReadOnlyList<string> Shapes { get; }

    /// <summary>The number of papers.</summary>
    public int Papers { get; private set; }

    /// <summary>The number of date headings.</summary>
    public int Days { get; private set; }

    /// <summary>The first date heading as written, or null.</summary>
    public string? FirstDay { get; private set; }

    /// <summary>The levels of headings that are days.</summary>
    public IReadOnlyCollection<int> DayLevels => dayLevels;

    /// <summary>The levels of headings that are neither papers nor days.</summary>
    public IReadOnlyCollection<int> TopicLevels => topics;

    /// <summary>The properties of papers, with the number of papers that have them.</summary>
    public IReadOnlyDictionary<string, int> Slots => slots;

    /// <summary>The labels of fields as written, with their number.</summary>
    public IReadOnlyDictionary<string, int> Labels => labels;

    /// <summary>The evidence of the first papers.</summary>
    public IReadOnlyList<LayoutEvidence> Evidence => evidence;

    /// <summary>Gets the result of each layout for the document, the detected one first.</summary>
    /// <param name="file">The name of the file.</param>
    public IEnumerable<LayoutCandidate> Candidates(string file)
    {
        var text = Tree.ToString();
        foreach (var id in DialectChooser.All.Select(d => d.Id).Prepend(null))
        {
            var own = id is null ? Tree.Dialect as CustomLayout : null;
            var tree = DigestTree.Parse(
                text,
                DialectChooser.For(id, id is null ? file : ExtensionOf(file), own)
            );
            var papers = tree.Parts.Select(at => at.Part).OfType<Entry>().ToList();
            yield return new LayoutCandidate(
                id ?? (own is null ? "auto" : own.Id),
                papers.Count,
                [
                    .. papers
                        .Take(MaxTitles)
                        .Select(e => e.Content.Title is { Length: > 0 } title ? title : EntryContent.NoTitle),
                ]
            );
        }
    }

    // A layout in the file's name does not count for another one.
    private static string ExtensionOf(string file) =>
        file.LastIndexOf('.') is >= 0 and var dot ? "x" + file[dot..] : "x";

    private void Add(SortedSet<int> levels, Part part)
    {
        var first = part.Blocks[0].Block;
        var level = LayoutShapes.HeadingLevel(
            Tree.Dialect,
            first,
            part.Blocks.Length > 1 ? part.Blocks[1].Block : null
        );
        if (level > 0)
            levels.Add(level);
    }

    private void Take(PartAt at, Entry entry)
    {
        Papers++;
        var content = entry.Content;
        Count(slots, "title", content.Title.Length > 0);
        Count(slots, "authors", content.Authors.Count > 0);
        Count(slots, "abstract", content.Abstract is not null);
        Count(slots, "arXiv id", content.ArxivId is not null);
        foreach (var field in content.Fields)
            Count(labels, field.Name, true);
        if (evidence.Count == MaxEvidence)
            return;
        var offset = 0;
        foreach (var (block, _) in entry.Blocks)
        {
            if (LayoutShapes.Evidence(Tree.Dialect, block) is { } reason)
            {
                evidence.Add(
                    new LayoutEvidence(
                        at.Position(offset + block.Content.Start).Line,
                        block.Text.Slice(block.Content.Start, block.Content.Length).ToString(),
                        reason
                    )
                );
                return;
            }
            offset += block.Width;
        }
    }

    private static void Count(SortedDictionary<string, int> counts, string name, bool has)
    {
        if (has)
            counts[name] = counts.GetValueOrDefault(name) + 1;
    }
}

/// <summary>A block that is evidence of a paper.</summary>
/// <param name="Line">0-based line.</param>
/// <param name="Text">The block's text.</param>
/// <param name="Reason">The reason why it is evidence.</param>
public sealed record LayoutEvidence(int Line, string Text, string Reason);

/// <summary>The result of parsing a document with a layout.</summary>
/// <param name="Id">The layout, or <c>auto</c>.</param>
/// <param name="Papers">The number of papers.</param>
/// <param name="Titles">The first titles.</param>
public sealed record LayoutCandidate(string Id, int Papers, IReadOnlyList<string> Titles);
