using System.Text;

namespace DigestLsp.Benchmarks;

/// <summary>Pasted pages of 70, 700 and 7,000 invented papers, with the sizes of a real page (0.12, 1.2 and 12 MB).</summary>
public static class Documents
{
    private static readonly string[] Words =
        "the model learns sparse attention over long gardens of tokens and prunes what it does not need while a small referee decides whether both halves of the bridge meet in the valley under rain".Split(
            ' '
        );

    /// <summary>Repeats a page a number of times, each with its boilerplate and day.</summary>
    public static string Page(int times)
    {
        var random = new Random(20260801);
        var text = new StringBuilder();
        for (var page = 0; page < times; page++)
        {
            text.Append("new\n\nSubscribe\n\nDaily Papers\n\n")
                .Append(
                    new DateTime(2026, 8, 1)
                        .AddDays(-page)
                        .ToString("MMM d", System.Globalization.CultureInfo.InvariantCulture)
                )
                .Append("\n\n");
            for (var paper = 0; paper < 70; paper++)
            {
                text.Append("Gardens of Attention, Part ").Append(page * 70 + paper).Append("\n\n");
                var end = text.Length + random.Next(1400, 1850);
                while (text.Length < end)
                    Sentence(text, random);
                if (paper % 4 == 0)
                    text.Append("Code is available at https://github.com/invented/garden-")
                        .Append(paper)
                        .Append('.');
                text.Append("\n\n");
            }
        }
        return text.ToString();
    }

    private static void Sentence(StringBuilder text, Random random)
    {
        text.Append("We ");
        for (var i = random.Next(10, 25); i > 0; i--)
            text.Append(Words[random.Next(Words.Length)]).Append(' ');
        text.Length--;
        text.Append(". ");
    }
}
