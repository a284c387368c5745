using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>
/// A paper as it goes from one place to another: whole lines, without the blank lines around them, with what a page shows of the paper
/// above its title (who submitted it, votes) and behind its text (votes, buttons).
/// </summary>
internal static class MovableEntry
{
    // No page shows more around one paper.
    private const int MaxBoilerplate = 12;

    /// <summary>The span of a paper with what is its own, in the document's coordinates.</summary>
    public static TextSpan Of(DigestTree tree, PartAt paper)
    {
        var above = Above(tree, paper);
        var behind = Behind(tree, paper);
        var (start, first) = (paper.Start, paper.Part);
        if (above.Count > 0)
            (start, first) = (above[^1].Start, above[^1].Part);
        // An item is indented where its list is.
        var indent = first.Slice(new TextSpan(0, first.Content.Start));
        start += indent.TrimEnd(' ', '\t').Length;
        var last = behind.Count > 0 ? behind[^1] : paper;
        return TextSpan.FromBounds(start, last.Start + last.Part.Content.End);
    }

    /// <summary>The furniture above a paper that is its own, the nearest first.</summary>
    private static List<PartAt> Above(DigestTree tree, PartAt paper)
    {
        var run = tree.PartsBefore(paper.Start)
            .TakeWhile(p => p.Part is Boilerplate)
            .Take(MaxBoilerplate)
            .ToList();
        var submitted = run.FindIndex(p => PageBoilerplate.IsSubmittedBy(Line(p)));
        if (submitted >= 0)
            return run[..(submitted + 1)];
        var votes = run.TakeWhile(p => PageBoilerplate.IsVoting(Line(p))).ToList();
        return votes.Count > 0 && VotesLead(tree, paper) ? votes : [];
    }

    private static List<PartAt> Behind(DigestTree tree, PartAt paper)
    {
        var run = new List<PartAt>();
        foreach (var at in tree.PartsFrom(paper.End).Take(2 * MaxBoilerplate))
        {
            if (at.Part is not Boilerplate)
            {
                var next = at.Part is Entry ? Above(tree, at) : [];
                run.RemoveAll(p => next.Exists(own => own.Start == p.Start));
                break;
            }
            run.Add(at);
        }
        return [.. run.TakeWhile(p => PageBoilerplate.IsOfPaper(Line(p))).Take(MaxBoilerplate)];
    }

    // Votes alone may be those of the paper above: what stands over the day's first paper shows whose they are.
    private static bool VotesLead(DigestTree tree, PartAt paper)
    {
        var from = tree.HeadingOf(paper.Start)?.End ?? 0;
        PartAt? before = null;
        foreach (var at in tree.PartsFrom(from).Take(2 * MaxBoilerplate))
        {
            if (at.Part is Entry)
                return before is { Part: Boilerplate } over && PageBoilerplate.IsVoting(Line(over));
            before = at;
        }
        return false;
    }

    private static ReadOnlySpan<char> Line(PartAt at) => Whitespace.Trim(at.Part.Blocks[0].Block.Text.Span);
}
