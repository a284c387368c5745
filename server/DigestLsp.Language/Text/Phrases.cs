namespace DigestLsp.Language.Text;

/// <summary>
/// Phrases that are looked for in short texts, of whatever case. Where a document is read at once after the start, the framework's search
/// for many strings would first be compiled, which takes longer than reading.
/// </summary>
internal sealed class Phrases
{
    private readonly string[]?[] byFirst = new string[128][];

    /// <summary>Takes phrases of at least two characters each, in ASCII.</summary>
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

    /// <summary>Whether one of them stands in a text.</summary>
    public bool AreIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] >= byFirst.Length || byFirst[text[i]] is not { } phrases)
                continue;
            foreach (var phrase in phrases)
            {
                // The second character tells nearly always, sooner than the comparison.
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
