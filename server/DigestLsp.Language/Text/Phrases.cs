namespace DigestLsp.Language.Text;

/// <summary>
/// Searches for phrases in short texts, ignoring case. The framework's multi-string search would have to be compiled at startup, which
/// takes longer than parsing a document.
/// </summary>
internal sealed class Phrases
{
    private readonly string[]?[] byFirst = new string[128][];

    /// <summary>Creates a search for ASCII phrases of at least two characters.</summary>
    public Phrases(params string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            foreach (
                var first in (char[])[char.ToLowerInvariant(phrase[0]), char.ToUpperInvariant(phrase[0])]
            )
            {
                if (byFirst[first]?.Contains(phrase, StringComparer.Ordinal) != true)
                    byFirst[first] = [.. byFirst[first] ?? [], phrase];
            }
        }
    }

    /// <summary>Whether a text contains any of the phrases.</summary>
    public bool AreIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] >= byFirst.Length || byFirst[text[i]] is not { } phrases)
                continue;
            foreach (var phrase in phrases)
            {
                // The second character nearly always decides, faster than a comparison.
                if (
                    (text[i + 1] | 0x20) == (phrase[1] | 0x20)
                    && text[i..].StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                )
                    return true;
            }
        }
        return false;
    }
}
