namespace DigestLsp.Language.Tests;

/// <summary>A document of invented papers in each dialect, by the dialect's id.</summary>
public static class Samples
{
    public static IReadOnlyDictionary<string, string> ByDialect { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["pasted-page"] = PastedPage };

    private const string PastedPage = """
        new

        Subscribe

        Daily Papers

        Aug 1

        Lanterns for Long Corridors: Lighting the Middle of a Context

        We look at what language models forget in the middle of a long corridor of text. A lantern is a short note that the model writes to itself at every turn, and reads again at the end. Three models out of four find their way back with lanterns, and two of them do so faster than with a map. The lamps are at github.com/invented/lanterns.

          • 4 authors
        ·
        Jul 30, 2025

        Counting Sheep with Sparse Attention

        Sleepless models count. We measure how far they get before attention lapses, and show that sparse fences help the flock through the gate one by one. Code: https://github.com/invented/sheep.

        Submitted by

        ada

        27

        A Title Without Its Abstract

        Jul 31

        Rivers of Data, Bridges of Code

        Two banks of a river rarely agree on where the bridge should be. We build it in the middle, from both sides at once, and let a small referee decide whether the halves meet. In simulated valleys the halves meet nine times in ten; in real ones the referee asks for another pier. All piers are described in the appendix.

        The second paragraph speaks of floods. They come, and the bridge stands.

        Tags: rivers, bridges
        """;
}
