using System.Text;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>What parts a paper from its neighbour: blank lines, and a rule where papers are parted by rules.</summary>
/// <param name="Span">Where it stands, in the document's coordinates.</param>
/// <param name="Text">The characters there.</param>
/// <param name="Neighbour">The part on its other side; null at an end of the document.</param>
internal readonly record struct EntrySeparator(TextSpan Span, string Text, Part? Neighbour)
{
    /// <summary>Whether it stands between two papers.</summary>
    public bool IsAtPaper => Neighbour is Entry;

    /// <summary>Its blank lines without its rules.</summary>
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

    /// <summary>What stands between a paper and what is above it.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="unit">The paper, as <see cref="MovableEntry.Of"/> tells.</param>
    public static EntrySeparator Above(DigestTree tree, TextSpan unit)
    {
        foreach (var at in tree.PartsBefore(unit.Start))
        {
            if (!IsRule(at.Part) && !at.Part.Content.IsEmpty)
                return Between(tree, at.Start + at.Part.Content.End, unit.Start, at.Part);
        }
        return Between(tree, 0, unit.Start, null);
    }

    /// <summary>What stands between a paper and what is below it.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="unit">The paper, as <see cref="MovableEntry.Of"/> tells.</param>
    public static EntrySeparator Below(DigestTree tree, TextSpan unit)
    {
        foreach (var at in tree.PartsFrom(unit.End).Skip(1))
        {
            if (!IsRule(at.Part))
                return Between(tree, unit.End, at.Start, at.Part);
        }
        return Between(tree, unit.End, tree.Length, null);
    }

    /// <summary>Whether a part is a line that only parts what is above from what is below.</summary>
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
