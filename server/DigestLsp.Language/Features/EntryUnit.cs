using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>A paper with what parts it from the next one: blank lines, a rule of dashes.</summary>
internal static class EntryUnit
{
    /// <summary>The span of an entry with the blank lines and the rule behind it, in the document's coordinates.</summary>
    public static TextSpan Of(DigestTree tree, PartAt entry)
    {
        var end = entry.End;
        foreach (var at in tree.PartsFrom(entry.End).Take(1))
        {
            if (at.Part is OtherText && IsRule(at.Part))
                end = at.End;
        }
        return TextSpan.FromBounds(entry.Start, end);
    }

    private static bool IsRule(Part part)
    {
        var text = Blanks.Trim(part.ToString());
        return text.Length >= 3 && text.IndexOfAnyExcept("-=*_%~\\") < 0;
    }
}
