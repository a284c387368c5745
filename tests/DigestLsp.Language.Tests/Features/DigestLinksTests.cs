using DigestLsp.Language.Features;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Paths in a text, and their replacement by others.</summary>
public class DigestLinksTests
{
    [Theory]
    [InlineData("see july.digest, and ./june.digest.md.", "july.digest ./june.digest.md")]
    [InlineData("[July](<my july.digest#top>)", "my july.digest")]
    [InlineData("[ref]: <my july.digest>", "my july.digest")]
    [InlineData("[x](my july.digest)", "my july.digest")]
    [InlineData("[x]( my%20july.digest \"title\")", "my%20july.digest")]
    [InlineData("[x](july (1).digest)", "july (1).digest")]
    [InlineData("[x](july%20(1).digest#a)", "july%20(1).digest")]
    [InlineData("![fig](img/x.png) and [old](2025/)", "img/x.png 2025/")]
    [InlineData("[note]: see july.digest", "july.digest")]
    [InlineData("**july.digest.md** and july.digest.md?plain=1", "july.digest.md july.digest.md")]
    [InlineData("july.digest.md—so, july.digest。", "july.digest.md july.digest")]
    [InlineData("july.digest.mdx july.digest.bak july.digest/x july.digests", "")]
    [InlineData("https://a.org/july.digest [x](https://a.org/y) .digest", "")]
    [InlineData("file:///w/july.digest", "file:///w/july.digest")]
    [InlineData("[a](    \"\n[b](x y", "x y")]
    public void Paths_are_found_completely(string text, string expected)
    {
        var links = DigestLinks.In(text).ToList();
        string.Join(' ', links.Select(l => l.Path)).ShouldBe(expected);
        links.ShouldAllBe(l => text.Substring(l.Span.Start, l.Span.Length) == l.Path);
    }

    [Theory]
    [InlineData("july (1)#2 50%.digest", "july%20%281%29%232%2050%25.digest")]
    [InlineData("a<b>?[c].digest", "a%3Cb%3E%3F%5Bc%5D.digest")]
    [InlineData("März/jüli.digest", "März/jüli.digest")]
    public void Written_path_is_found_again(string path, string expected)
    {
        DigestLinks.In("x.digest").Single().Escape(path).ShouldBe(expected);
        DigestLinks.In($"see {expected}.").Single().Path.ShouldBe(expected);
        Uri.UnescapeDataString(expected).ShouldBe(path);
        var bracketed = DigestLinks.In("[x](<x.digest>)").Single().Escape(path);
        Uri.UnescapeDataString(DigestLinks.In($"[x](<{bracketed}>)").Single().Path).ShouldBe(path);
    }
}
