using System.Globalization;
using System.Text.RegularExpressions;
using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>What a proposal stands for.</summary>
public enum CompletionKind
{
    /// <summary>An owner on GitHub.</summary>
    Owner,

    /// <summary>A repository on GitHub.</summary>
    Repository,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A status.</summary>
    Status,

    /// <summary>A field's name.</summary>
    Field,

    /// <summary>A date, or the heading of a day.</summary>
    Date,

    /// <summary>A new paper.</summary>
    Paper,
}

/// <summary>Something that may be written at the caret.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Label">What the list shows; what is typed is compared with it.</param>
/// <param name="Replace">What it takes the place of, in the document's coordinates; around the caret, on its line.</param>
/// <param name="Text">What is written.</param>
public sealed record CompletionProposal(CompletionKind Kind, string Label, TextSpan Replace, string Text)
{
    /// <summary>The same with holes to fill in, in the protocol's snippet syntax; null where there are none.</summary>
    public string? Snippet { get; init; }

    /// <summary>A few words beside the label; may be empty.</summary>
    public string Detail { get; init; } = "";
}

/// <summary>What to propose at a place.</summary>
/// <param name="Proposals">The best first.</param>
/// <param name="IsComplete">Whether they are all that there are; else typing on brings others.</param>
public sealed record CompletionAnswer(IReadOnlyList<CompletionProposal> Proposals, bool IsComplete)
{
    /// <summary>Nothing.</summary>
    public static CompletionAnswer None { get; } = new([], IsComplete: true);
}

/// <summary>What proposals are made from.</summary>
/// <param name="Library">All digests.</param>
/// <param name="Repositories">Gives repositories known from elsewhere, as <c>owner/name</c>, that begin with a text.</param>
/// <param name="Today">The day it is.</param>
public sealed record CompletionSources(
    DigestLibrary Library,
    Func<string, IReadOnlyCollection<string>> Repositories,
    DateOnly Today
);

/// <summary>What may be written at a place: repositories in an address, values and names of fields, dates, new papers and days.</summary>
public static partial class Completion
{
    private const int Most = 200;
    private static readonly string[] Statuses = ["unread", "reading", "read"];
    private static readonly string[] FieldNames =
    [
        "Tags",
        "Note",
        "Status",
        "Code",
        "arXiv",
        "Authors",
        "Project",
        "DOI",
    ];

    /// <summary>The proposals at an offset.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="offset">Where the caret stands.</param>
    /// <param name="sources">Gives what proposals are made from; asked only where there is something to propose.</param>
    public static CompletionAnswer At(DigestTree tree, int offset, Func<CompletionSources> sources)
    {
        var line = CompletionLine.At(tree, offset);
        if (line.Before.Length > 4000)
            return CompletionAnswer.None;
        if (Address().Match(line.Before) is { Success: true } address)
            return InAddress(tree, offset, line, address, sources());
        if (FieldText.Find(line.Text) is { } field && line.Caret > field.NameSpan.End)
            return field.Name is TagList.FieldName or "Status" or "Date"
                ? InField(line, field, sources())
                : CompletionAnswer.None;
        return line.IsWordAtStart ? AtLineStart(tree, line, sources()) : CompletionAnswer.None;
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
            .Library.Digests.Values.SelectMany(d => d.Papers.SelectMany(p => p.Links).Concat(d.OtherLinks))
            .Select(l => l.Repository)
            .OfType<string>()
            .ToList();
        // What is half written is a link of the digest too, and no proposal.
        if (DocumentLinks.At(tree, offset) is { } written && LinkTarget.Of(written.Text).FullName is { } half)
            repositories.Remove(half);
        var start = name.Success ? $"{owner.Value}/{name.Value}" : owner.Value;
        var seen = sources.Repositories(start);
        if (name.Success)
            return Answer(
                repositories
                    .Where(r => r.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                    .Select(r => r[(owner.Length + 1)..]),
                line.Around(name.Index),
                CompletionKind.Repository,
                seen: seen.Select(r => r[(owner.Length + 1)..])
            );
        var starting = repositories
            .Where(r => r.StartsWith(owner.Value, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var owners = Answer(
            starting.Select(Owner),
            line.Around(owner.Index),
            CompletionKind.Owner,
            seen: seen.Select(Owner)
        );
        var whole = Answer(starting, line.Around(owner.Index), CompletionKind.Repository, seen: seen);
        return new CompletionAnswer(
            [.. whole.Proposals, .. owners.Proposals],
            owners.IsComplete && whole.IsComplete
        );

        static string Owner(string repository) =>
            repository[..repository.IndexOf('/', StringComparison.Ordinal)];
    }

    private static CompletionAnswer InField(CompletionLine line, EntryField field, CompletionSources sources)
    {
        var start = Math.Max(field.NameSpan.End + 1, line.Before.LastIndexOfAny([',', ';', '#', ':']) + 1);
        while (start < line.Caret && line.Text[start] == ' ')
            start++;
        if (field.Name == TagList.FieldName)
        {
            var replace = line.Value(start);
            var here = TagList
                .In(field.Value)
                .Select(s => field.Value[s.Start..s.End])
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            here.Remove(line.Text[(replace.Start - line.Start)..(replace.End - line.Start)]);
            return Answer(
                sources
                    .Library.Digests.Values.SelectMany(d => d.Papers)
                    .SelectMany(p => p.Tags)
                    .Where(t => !here.Contains(t)),
                replace,
                CompletionKind.Tag,
                blank: line.NeedsBlank(start)
            );
        }
        if (field.Name == "Status")
            return Answer(
                sources
                    .Library.Digests.Values.SelectMany(d => d.Papers)
                    .Select(p => p.Status)
                    .OfType<string>()
                    .Concat(Statuses),
                line.Value(start),
                CompletionKind.Status,
                blank: line.NeedsBlank(start)
            );
        return new CompletionAnswer(
            [
                .. Days(sources.Today)
                    .Select(d => (d.Name, Date: d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
                    .Select(d => new CompletionProposal(
                        CompletionKind.Date,
                        d.Date,
                        line.Value(start),
                        (line.NeedsBlank(start) ? " " : "") + d.Date
                    )
                    {
                        Detail = d.Name,
                    }),
            ],
            IsComplete: true
        );
    }

    private static CompletionAnswer AtLineStart(
        DigestTree tree,
        CompletionLine line,
        CompletionSources sources
    )
    {
        var proposals = new List<CompletionProposal>();
        var word = line.Around(line.WordStart);
        if (line.Entry is { } entry)
        {
            foreach (var name in FieldNames.Where(n => entry.Content.Field(n) is null or { Value: "" }))
                proposals.Add(
                    new CompletionProposal(CompletionKind.Field, name, word, name + ": ")
                    {
                        Detail = "field of this paper",
                    }
                );
        }
        if (line.IsBehindBlank)
        {
            foreach (var (date, name) in Days(sources.Today))
            {
                var heading = EntryTemplates.Day(tree, line.Start, date);
                proposals.Add(
                    new CompletionProposal(CompletionKind.Date, heading, word, heading + tree.LineEnd())
                    {
                        Detail = $"new day, {name}",
                    }
                );
            }
            if (EntryTemplates.Paper(tree.Dialect) is { } template)
                proposals.Add(NewPaper(tree, word, template));
        }
        return new CompletionAnswer(proposals, IsComplete: true);
    }

    private static CompletionProposal NewPaper(DigestTree tree, TextSpan word, string template)
    {
        template = template.Replace("\n", tree.LineEnd(), StringComparison.Ordinal);
        var (text, snippet) = (template, template.Replace("\\", "\\\\", StringComparison.Ordinal));
        for (var hole = 0; hole < EntryTemplates.Holes.Count; hole++)
        {
            text = text.Replace($"{{{hole}}}", EntryTemplates.Holes[hole], StringComparison.Ordinal);
            snippet = snippet.Replace(
                $"{{{hole}}}",
                $"${{{hole + 1}:{EntryTemplates.Holes[hole]}}}",
                StringComparison.Ordinal
            );
        }
        return new CompletionProposal(CompletionKind.Paper, "New paper", word, text)
        {
            Snippet = snippet + "$0",
            Detail = "title, abstract, link",
        };
    }

    private static IEnumerable<(DateOnly Date, string Name)> Days(DateOnly today)
    {
        yield return (today, "today");
        yield return (today.AddDays(-1), "yesterday");
        yield return (today.AddDays(1), "tomorrow");
    }

    /// <summary>The values in order of their number, each once, in the spelling that is most used; behind them those that no digest names.</summary>
    private static CompletionAnswer Answer(
        IEnumerable<string> values,
        TextSpan replace,
        CompletionKind kind,
        bool blank = false,
        IEnumerable<string>? seen = null
    )
    {
        var groups = values
            .GroupBy(v => v, StringComparer.OrdinalIgnoreCase)
            .Select(g =>
                (
                    Value: g.GroupBy(v => v, StringComparer.Ordinal).MaxBy(s => s.Count())!.Key,
                    Count: g.Count()
                )
            )
            .Concat((seen ?? []).Select(s => (Value: s, Count: 0)))
            .DistinctBy(g => g.Value, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(g => g.Count)
            .ThenBy(g => g.Value, StringComparer.OrdinalIgnoreCase)
            .Take(Most + 1)
            .ToList();
        return new CompletionAnswer(
            [
                .. groups
                    .Take(Most)
                    .Select(g => new CompletionProposal(
                        kind,
                        g.Value,
                        replace,
                        (blank ? " " : "") + g.Value + (kind == CompletionKind.Owner ? "/" : "")
                    )
                    {
                        Detail = kind switch
                        {
                            CompletionKind.Owner or CompletionKind.Repository when g.Count == 0 =>
                                "looked up before",
                            CompletionKind.Owner => $"owner, {Glance.Count(g.Count, "link")}",
                            CompletionKind.Repository => $"repository, {Glance.Count(g.Count, "link")}",
                            CompletionKind.Tag => Glance.Count(g.Count, "paper"),
                            _ => "",
                        },
                    }),
            ],
            groups.Count <= Most
        );
    }

    [GeneratedRegex(
        @"(?:^|[\s(\[<""'/.:*|])(?:https?://)?(?:www\.)?github\.com/(?<owner>[A-Za-z0-9-]*)(?:/(?<name>[A-Za-z0-9._-]*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();
}
