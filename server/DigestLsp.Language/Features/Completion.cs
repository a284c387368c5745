using System.Globalization;
using System.Text.RegularExpressions;
using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The kind of a suggestion.</summary>
public enum CompletionKind
{
    /// <summary>A GitHub owner.</summary>
    Owner,

    /// <summary>A GitHub repository.</summary>
    Repository,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A status.</summary>
    Status,

    /// <summary>The name of a field.</summary>
    Field,

    /// <summary>A date, or a date heading.</summary>
    Date,

    /// <summary>A new paper.</summary>
    Paper,
}

/// <summary>A completion suggestion.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Label">The label in the list.</param>
/// <param name="Replace">The replaced span in the document, around the caret and on its line.</param>
/// <param name="Text">The inserted text.</param>
public sealed record CompletionProposal(CompletionKind Kind, string Label, TextSpan Replace, string Text)
{
    /// <summary>The text that editors match with the part of <see cref="Replace"/> before the caret.</summary>
    public string FilterText { get; init; } = Label;

    /// <summary>The inserted text with placeholders, in LSP snippet syntax, or null if it has none.</summary>
    public string? Snippet { get; init; }

    /// <summary>A short text next to the label; may be empty.</summary>
    public string Detail { get; init; } = "";
}

/// <summary>The suggestions at a position.</summary>
/// <param name="Proposals">The suggestions, best first.</param>
/// <param name="IsComplete">Whether the list is complete; otherwise typing more returns others.</param>
public sealed record CompletionAnswer(IReadOnlyList<CompletionProposal> Proposals, bool IsComplete)
{
    /// <summary>No suggestions.</summary>
    public static CompletionAnswer None { get; } = new([], IsComplete: true);
}

/// <summary>The data for suggestions.</summary>
/// <param name="Library">Gets the workspace index; called only if it is needed.</param>
/// <param name="Repositories">Gets other known repositories (<c>owner/name</c>) that start with a text.</param>
/// <param name="Today">The current date.</param>
public sealed record CompletionSources(
    Func<WorkspaceIndex> Library,
    Func<string, IReadOnlyCollection<string>> Repositories,
    DateOnly Today
);

/// <summary>Completes repositories in URLs, values and names of fields, dates, new papers and days.</summary>
public static partial class Completion
{
    private const int Most = 200;
    private static readonly string[] Statuses = ["unread", "reading", "read"];

    /// <summary>Gets the suggestions at an offset.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="offset">The offset of the caret.</param>
    /// <param name="sources">The data for suggestions.</param>
    public static CompletionAnswer At(DigestTree tree, int offset, CompletionSources sources)
    {
        var line = CompletionLine.At(tree, offset);
        if (line.Before.Length > 4000)
            return CompletionAnswer.None;
        if (Address().Match(line.Before) is { Success: true } address)
            return InAddress(tree, offset, line, address, sources);
        if (FieldText.Find(line.Text) is { } field && line.Caret > field.NameSpan.End)
            return InField(tree, line, field, sources);
        return InsertionContext.At(tree, line) is { } begun
            ? OnInsertion(begun, sources.Today)
            : CompletionAnswer.None;
    }

    private static CompletionAnswer InAddress(
        DigestTree tree,
        int offset,
        CompletionLine line,
        Match address,
        CompletionSources sources
    )
    {
        var owner = address.Groups["owner"];
        var name = address.Groups["name"];
        var repositories = sources
            .Library()
            .Digests.Values.SelectMany(d => d.Papers.SelectMany(p => p.Links).Concat(d.OtherLinks))
            .Select(l => l.Repository)
            .OfType<string>()
            .ToList();
        // The incomplete link is a link of the digest too, but not a suggestion.
        if (DocumentLinks.At(tree, offset) is { } written && LinkTarget.Of(written.Text).FullName is { } half)
            repositories.Remove(half);
        var end = line.NameEnd(line.Caret);
        if (name.Success)
        {
            var start = owner.Value + "/";
            return Answer(
                repositories
                    .Where(r => r.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                    .Select(r => r[start.Length..]),
                name.Value,
                new CompletionProposal(CompletionKind.Repository, "", line.Span(name.Index, end), ""),
                seen: sources.Repositories(start + name.Value).Select(r => r[start.Length..])
            );
        }
        // In a longer URL the owner keeps its slash, and a whole repository also replaces the name.
        var goesOn = end < line.Text.Length && line.Text[end] == '/';
        var wholeEnd = goesOn ? line.NameEnd(end + 1) : end;
        var seen = sources.Repositories(owner.Value);
        var whole = Answer(
            repositories,
            owner.Value,
            new CompletionProposal(CompletionKind.Repository, "", line.Span(owner.Index, wholeEnd), ""),
            seen: seen
        );
        var owners = Answer(
            repositories.Select(Owner),
            owner.Value,
            new CompletionProposal(CompletionKind.Owner, "", line.Span(owner.Index, end), ""),
            behind: goesOn ? "" : "/",
            seen: seen.Select(Owner)
        );
        return new CompletionAnswer(
            [.. whole.Proposals, .. owners.Proposals],
            owners.IsComplete && whole.IsComplete
        );

        static string Owner(string repository) =>
            repository[..repository.IndexOf('/', StringComparison.Ordinal)];
    }

    private static CompletionAnswer InField(
        DigestTree tree,
        CompletionLine line,
        EntryField field,
        CompletionSources sources
    )
    {
        var isTags = field.Name.Equals(TagList.FieldName, StringComparison.OrdinalIgnoreCase);
        var isStatus = field.Name.Equals("Status", StringComparison.OrdinalIgnoreCase);
        var isDate = field.Name.Equals("Date", StringComparison.OrdinalIgnoreCase);
        var (start, mark) = ValueStart(line, field);
        if (start > line.Caret || !(isTags || isStatus || isDate))
            return CompletionAnswer.None;
        var replace = line.Value(start);
        var before = (line.NeedsBlank(start) ? " " : "") + mark;
        if (isDate)
            return new CompletionAnswer(
                [
                    .. Days(sources.Today)
                        .Select(d =>
                            (d.Name, Date: d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                        )
                        .Select(d => new CompletionProposal(
                            CompletionKind.Date,
                            d.Date,
                            replace,
                            before + d.Date
                        )
                        {
                            Detail = d.Name,
                        }),
                ],
                IsComplete: true
            );
        var papers = sources.Library().Digests.Values.SelectMany(d => d.Papers);
        var values = isTags
            ? papers.SelectMany(p => p.Tags).ToList()
            : papers.Select(p => p.Status).OfType<string>().ToList();
        // The incomplete value is a value of this paper too, but not a suggestion.
        var written = line.Text[(replace.Start - line.Start)..(replace.End - line.Start)];
        if (tree.PartAt(line.Start)?.Part is Entry entry && entry.Content.Field(field.Name) is not null)
            values.Remove(written);
        if (isTags)
        {
            var here = TagList
                .In(field.Value)
                .Select(s => field.Value[s.Start..s.End])
                .ToHashSet(CanonicalComparer.IgnoreCase);
            here.Remove(written);
            values.RemoveAll(here.Contains);
        }
        return Answer(
            isTags ? values : values.Concat(Statuses),
            line.Text[start..line.Caret],
            new CompletionProposal(isTags ? CompletionKind.Tag : CompletionKind.Status, "", replace, before)
        );
    }

    /// <summary>Gets the start of the value at the caret, possibly one of several, and the text that must precede it.</summary>
    private static (int Start, string Mark) ValueStart(CompletionLine line, EntryField field)
    {
        var first = field.NameSpan.End;
        while (first < line.Text.Length && line.Text[first] is ':' or '*' or '_')
            first++;
        var (start, hashed, mark) = (first, false, "");
        for (var i = first; i < line.Caret; i++)
        {
            var isBlank = line.Text[i] is ' ' or '\t';
            if (line.Text[i] is ',' or ';')
                (start, hashed, mark) = (i + 1, false, "");
            else if (line.Text[i] == '#' && (i == start || line.Text[i - 1] is ' ' or '\t'))
                (start, hashed, mark) = (i + 1, true, "");
            // A space ends a tag with #, and the next one needs another #.
            else if (isBlank && (i == start || hashed))
                (start, mark) = (i + 1, hashed ? "#" : "");
        }
        return (start, mark);
    }

    private static CompletionAnswer OnInsertion(InsertionContext begun, DateOnly today)
    {
        var proposals = new List<CompletionProposal>();
        var end = begun.Tree.LineEnd();
        foreach (var name in EntryTemplates.FieldNames(begun.Tree.Dialect))
        {
            if (begun.Field(name) is { } text)
                proposals.Add(Begun(CompletionKind.Field, name, text, "field"));
        }
        foreach (var (date, name) in Days(today))
        {
            var heading = EntryTemplates.Day(begun.Tree, begun.Start, date);
            if (begun.IsDay(heading, date))
                proposals.Add(
                    Begun(
                        CompletionKind.Date,
                        heading,
                        begun.IsBeforeBlank ? heading : heading + end,
                        $"date heading, {name}"
                    )
                );
        }
        if (begun.Paper is { } paper)
            proposals.Add(
                Begun(CompletionKind.Paper, "New paper", Lines(paper.Plain), "title, abstract, link") with
                {
                    Snippet = Lines(paper.Snippet),
                }
            );
        return new CompletionAnswer(proposals, IsComplete: true);

        string Lines(string text) => text.Replace("\n", end, StringComparison.Ordinal);

        CompletionProposal Begun(CompletionKind kind, string label, string text, string detail) =>
            new(kind, label, begun.Span, text)
            {
                FilterText = label.StartsWith(begun.Typed, StringComparison.Ordinal)
                    ? label
                    : begun.Typed + label,
                Detail = detail,
            };
    }

    private static IEnumerable<(DateOnly Date, string Name)> Days(DateOnly today)
    {
        yield return (today, "today");
        yield return (today.AddDays(-1), "yesterday");
        yield return (today.AddDays(1), "tomorrow");
    }

    /// <summary>
    /// Gets the values that match the typed text. Values that start with it are first, then the most frequent ones; each appears once in
    /// its most common spelling. Values that no digest uses are last.
    /// </summary>
    /// <param name="values">All values with their frequencies.</param>
    /// <param name="typed">The typed text.</param>
    /// <param name="model">The template of suggestions: kind, span, and the text before each value.</param>
    /// <param name="behind">The text after each value.</param>
    /// <param name="seen">Additional known values.</param>
    private static CompletionAnswer Answer(
        IEnumerable<string> values,
        string typed,
        CompletionProposal model,
        string behind = "",
        IEnumerable<string>? seen = null
    )
    {
        var groups = values
            .Where(v => Fits(typed, v))
            .GroupBy(v => v, CanonicalComparer.IgnoreCase)
            .Select(g =>
                (
                    Value: g.GroupBy(v => v, StringComparer.Ordinal).MaxBy(s => s.Count())!.Key,
                    Count: g.Count()
                )
            )
            .Concat((seen ?? []).Select(s => (Value: s, Count: 0)))
            .DistinctBy(g => g.Value, CanonicalComparer.IgnoreCase)
            .OrderByDescending(g => Begins(g.Value))
            .ThenByDescending(g => g.Count)
            .ThenBy(g => g.Value, StringComparer.OrdinalIgnoreCase)
            .Take(Most + 1)
            .ToList();
        return new CompletionAnswer(
            [
                .. groups
                    .Take(Most)
                    .Select(g =>
                        model with
                        {
                            Label = g.Value,
                            Text = model.Text + g.Value + behind,
                            FilterText = FilterText(g.Value),
                            Detail = model.Kind switch
                            {
                                CompletionKind.Owner or CompletionKind.Repository when g.Count == 0 =>
                                    "cached repository",
                                CompletionKind.Owner => $"owner, {SummaryMarkdown.Count(g.Count, "link")}",
                                CompletionKind.Repository =>
                                    $"repository, {SummaryMarkdown.Count(g.Count, "link")}",
                                CompletionKind.Tag => SummaryMarkdown.Count(g.Count, "paper"),
                                _ => "",
                            },
                        }
                    ),
            ],
            groups.Count <= Most
        );

        bool Begins(string value) => CanonicalComparer.StartsWith(value, typed);

        // A repository may be matched by its name, also by editors that compare prefixes. Editors do not normalize.
        string FilterText(string value) =>
            Begins(value) && !value.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? $"{typed} {value}"
            : !Begins(value) && value.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
                ? $"{value[(slash + 1)..]} {value}"
            : value;
    }

    /// <summary>
    /// Whether an editor would show a value: it contains the typed characters in order, the first at the start of a word.
    /// </summary>
    private static bool Fits(string typed, string value)
    {
        if (typed.Length == 0)
            return true;
        (typed, value) = (CanonicalText.Of(typed), CanonicalText.Of(value));
        for (var i = 0; i < value.Length; i++)
        {
            if (
                (i == 0 || !char.IsLetterOrDigit(value[i - 1]) || char.IsUpper(value[i]))
                && Holds(value.AsSpan(i))
            )
                return true;
        }
        return false;

        bool Holds(ReadOnlySpan<char> rest)
        {
            var next = 0;
            foreach (var character in rest)
            {
                if (char.ToUpperInvariant(character) == char.ToUpperInvariant(typed[next]))
                    next++;
                else if (next == 0)
                    return false;
                if (next == typed.Length)
                    return true;
            }
            return false;
        }
    }

    // Without a host or path before it: "gist.github.com/…" belongs to another host.
    [GeneratedRegex(
        @"(?:https?://|(?<![A-Za-z0-9._/@-]))(?:www\.)?github\.com/(?<owner>[A-Za-z0-9-]*)(?:/(?<name>[A-Za-z0-9._-]*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();
}
