using System.Text;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The separator of a paper from its neighbor: blank lines, and a rule if papers are separated by rules.</summary>
/// <param name="Span">The span in the document.</param>
/// <param name="Text">The text.</param>
/// <param name="Neighbour">The part on the other side, or null at an end of the document.</param>
internal readonly record struct EntrySeparator(TextSpan Span, string Text, Part? Neighbour)
{
    /// <summary>Whether it is between two papers.</summary>
    public bool IsAtPaper => Neighbour is Entry;

    /// <summary>The blank lines without rules.</summary>
    public string Blank
    {
        get
        {
            var blank = new StringBuilder(Text.Length);
            for (var start = 0; start < Text.Length; )
            {
                var length = LineBreaks.LineLength(Text.AsSpan(start), out _);
                if (Whitespace.IsBlank(Text.AsSpan(start, length)))
                    blank.Append(Text, start, length);
                start += length;
            }
            return blank.ToString();
        }
    }

    /// <summary>Gets the separator above a paper.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="unit">The span of the paper; see <see cref="MovableEntry.Of"/>.</param>
    public static EntrySeparator Above(DigestTree tree, TextSpan unit)
    {
        foreach (var at in tree.PartsBefore(unit.Start))
        {
            if (!IsRule(at.Part) && !at.Part.Content.IsEmpty)
                return Between(tree, at.Start + at.Part.Content.End, unit.Start, at.Part);
        }
        return Between(tree, 0, unit.Start, null);
    }

    /// <summary>Gets the separator below a paper.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="unit">The span of the paper; see <see cref="MovableEntry.Of"/>.</param>
    public static EntrySeparator Below(DigestTree tree, TextSpan unit)
    {
        foreach (var at in tree.PartsFrom(unit.End).Skip(1))
        {
            if (!IsRule(at.Part))
                return Between(tree, unit.End, at.Start, at.Part);
        }
        return Between(tree, unit.End, tree.Length, null);
    }

    /// <summary>Whether a part is a line that only separates.</summary>
    public static bool IsRule(Part part)
    {
        if (part is not OtherText)
            return false;
        var text = Whitespace.Trim(part.Blocks[0].Block.Text.Span);
        return text.Length >= 3 && text.IndexOfAnyExcept("-=*_ ") < 0;
    }

    private static EntrySeparator Between(DigestTree tree, int start, int end, Part? neighbour)
    {
        var span = TextSpan.FromBounds(start, end);
        return new EntrySeparator(span, tree.Slice(span), neighbour);
    }
}
