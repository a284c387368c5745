using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Features;

/// <summary>How a new paper and a new day are written in each dialect.</summary>
public static class EntryTemplates
{
    /// <summary>What stands for the title, the arXiv id and the abstract in <see cref="Paper"/>.</summary>
    public static readonly IReadOnlyList<string> Holes = ["Title", "2401.00001", "Abstract"];

    /// <summary>A paper with holes <c>{0}</c> (title), <c>{1}</c> (arXiv id) and <c>{2}</c> (abstract), lines ending in <c>\n</c>; null where rows of a table depend on its columns.</summary>
    public static string? Paper(Dialect dialect) =>
        dialect.Id switch
        {
            "pasted-page" => "{0}\n\n{2}\n\nhttps://arxiv.org/abs/{1}\n",
            "arxiv-mail" =>
                "------------------------------------------------------------------------------\n\\\\\narXiv:{1}\n\nTitle: {0}\n\\\\\n  {2}\n\\\\ ( https://arxiv.org/abs/{1} )\n",
            "key-value" => "Title: {0}\nPDF: https://arxiv.org/pdf/{1}\nSummary: {2}\n---\n",
            "numbered" =>
                "--- 1. {0} ---\nLink: https://huggingface.co/papers/{1}\n\n## Abstract (Original)\n{2}\n",
            "markdown-sections" => "### [{0}](https://arxiv.org/abs/{1})\n\n**Abstract**: {2}\n",
            "markdown-list" => "- [{0}](https://arxiv.org/abs/{1})\n  - {2}\n",
            _ => null,
        };

    /// <summary>A day's heading for a date as the document writes it: in the form of the nearest heading.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="offset">Where the heading will stand.</param>
    /// <param name="date">The day.</param>
    public static string Day(DigestTree tree, int offset, DateOnly date)
    {
        var model =
            tree.HeadingOf(offset)
            ?? tree.PartsFrom(offset)
                .Take(200)
                .Where(p => p.Part is DateHeading)
                .Cast<PartAt?>()
                .FirstOrDefault();
        if (model is not { Part: DateHeading heading })
            return (tree.Dialect.IsMarkdown ? "## " : "")
                + DateForm.Default(tree.Dialect.IsMarkdown).Write(date);
        var text = heading.Slice(heading.Content);
        var (start, end) = (
            heading.Name.Start - heading.Content.Start,
            heading.Name.End - heading.Content.Start
        );
        return text[..start] + DateForm.Of(text[start..end]).Write(date) + text[end..];
    }
}
