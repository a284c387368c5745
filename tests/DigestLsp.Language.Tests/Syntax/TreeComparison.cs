using System.Globalization;
using System.Text;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Syntax;

/// <summary>Formats everything visible of a tree, so that two trees can be compared.</summary>
public static class TreeComparison
{
    public static string Describe(DigestTree tree)
    {
        var text = new StringBuilder(tree.Dialect.Id).Append('\n');
        foreach (var at in tree.Parts)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{at.Start} {at.Line} {at.Part.GetType().Name} {at.Part.Width} {at.Part.LineBreaks} {at.Part.StateBefore}\n"
            );
            foreach (var (block, role) in at.Part.Blocks)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {role} {block.Kind} {block.Width} {block.LineBreaks} {string.Join(' ', block.Links)}\n"
                );
            if (at.Part is Entry { Content: var content })
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {content.TitleSpan} {content.Title} | {content.Abstract} | {content.AbstractOptional} | {content.Date} | {content.ArxivId} | {content.Doi} | {string.Join(';', content.Authors)}\n"
                );
                text.AppendJoin('\n', content.Fields).Append('\n');
            }
            if (at.Part is DateHeading heading)
                text.Append(CultureInfo.InvariantCulture, $"  {heading.Name} {heading.Date}\n");
        }
        return text.ToString();
    }

    /// <summary>
    /// Checks what holds for every tree: the joined blocks are the text, every span is inside its parent, and positions round-trip.
    /// </summary>
    public static void CheckInvariants(DigestTree tree, string text)
    {
        tree.ToString().ShouldBe(text);
        tree.Length.ShouldBe(text.Length);
        var lines = new LineMap(text);
        tree.LineCount.ShouldBe(lines.Count);
        var end = 0;
        foreach (var at in tree.Parts)
        {
            at.Start.ShouldBe(end);
            at.Line.ShouldBe(lines.Position(at.Start).Line);
            lines.Position(at.Start).Character.ShouldBe(0);
            end = at.End;
            CheckPart(at.Part);
        }
        for (var offset = 0; offset <= text.Length; offset += 1 + (text.Length / 200))
        {
            tree.Position(offset).ShouldBe(lines.Position(offset));
            tree.Offset(tree.Position(offset)).ShouldBe(lines.Offset(lines.Position(offset)));
        }
    }

    private static void CheckPart(Part part)
    {
        var whole = new TextSpan(0, part.Width);
        foreach (var link in part.Links)
        {
            whole.Contains(link.Span).ShouldBeTrue();
            part.Slice(link.Span).ShouldBe(link.Text);
        }
        if (part is DateHeading heading)
            whole.Contains(heading.Name).ShouldBeTrue();
        if (part is not Entry { Content: var content } entry)
            return;
        whole.Contains(entry.Extent).ShouldBeTrue();
        if (content.TitleSpan is { } title)
            entry.Extent.Contains(title).ShouldBeTrue();
        if (content.Abstract is { } summary)
            entry.Extent.Contains(summary).ShouldBeTrue();
        foreach (
            var span in (TextSpan?[])[content.AuthorsSpan, content.DateSpan, entry.ArxivIdSpan, entry.DoiSpan]
        )
            whole.Contains(span ?? default).ShouldBeTrue();
        if (content.ArxivId is not null && entry.ArxivIdSpan is { } id)
            entry.Slice(id).ShouldBe(content.ArxivId);
        foreach (var field in content.Fields)
        {
            whole.Contains(field.NameSpan).ShouldBeTrue();
            whole.Contains(field.ValueSpan).ShouldBeTrue();
        }
    }
}
