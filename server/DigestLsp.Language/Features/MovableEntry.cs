using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>
/// A paper with everything that moves with it: whole lines, with boilerplate above its title (submitter, votes) and below its text (votes,
/// buttons), without the surrounding blank lines.
/// </summary>
internal static class MovableEntry
{
    // The maximum number of boilerplate parts around a paper.
    private const int MaxBoilerplate = 12;

    /// <summary>Gets the span of a paper with its boilerplate, in the document.</summary>
    public static TextSpan Of(DigestTree tree, PartAt paper)
    {
        var above = Above(tree, paper);
        var behind = After(tree, paper);
        var (start, first) = (paper.Start, paper.Part);
        if (above.Count > 0)
            (start, first) = (above[^1].Start, above[^1].Part);
        // An item has the indentation of its list.
        var indent = first.Slice(new TextSpan(0, first.Content.Start));
        start += indent.TrimEnd(' ', '\t').Length;
        var last = behind.Count > 0 ? behind[^1] : paper;
        return TextSpan.FromBounds(start, last.Start + last.Part.Content.End);
    }

    /// <summary>Gets the boilerplate above a paper that belongs to it, nearest first.</summary>
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

    private static List<PartAt> After(DigestTree tree, PartAt paper)
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

    // Votes alone may belong to the paper above; the first paper of the day shows which.
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
