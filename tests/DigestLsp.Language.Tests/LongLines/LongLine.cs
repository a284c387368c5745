using System.Text;

namespace DigestLsp.Tests;

/// <summary>Lines of a repeated pattern, of any length.</summary>
/// <param name="Name">The pattern, for messages.</param>
/// <param name="OfLength">Creates a line of about that many UTF-16 code units.</param>
internal sealed record LongLine(string Name, Func<int, string> OfLength)
{
    // Characters that scanners stop at: each may start a scan to the end of the line.
    private static readonly string[] Marks =
    [
        " ",
        "\t",
        "x",
        "X",
        "1",
        ",",
        ".",
        ":",
        ";",
        "-",
        "/",
        "\\",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "*",
        "_",
        "`",
        "$",
        "|",
        "#",
        "&",
        "@",
        "^",
        "~",
        "%",
        "'",
        "\"",
        "=",
        "+",
        "?",
        "!",
        "·",
        "•",
        "…",
        "“",
        "字",
        "\u0301",
        "\uD83D",
        "😀",
        "\u200B",
        "\u00A0",
        "\u202E",
        "Ã",
        "α",
    ];

    private static readonly string[] Words =
    [
        "http://",
        "https://a.b/",
        "http://a.b ",
        "github.com/",
        "github.com/a/b ",
        "https://github.com/a/b, ",
        "www.",
        "arXiv:",
        "2401.00001 ",
        "https://arxiv.org/abs/2401.00001 ",
        "doi.org/10.1/",
        "10.1/a ",
        "](",
        "TODO ",
        "Row Row ",
        "we propose , ",
        "a  is ",
        "https//a.b ",
        "[a](b) ",
        "[a](",
        "[a](http://b) ",
        "](http://",
        "![",
        "[![a](b)](c) ",
        "**",
        "**a** ",
        "**[",
        "<a ",
        "<a href=\"",
        "</",
        "<br>",
        "<!--",
        "$x",
        "$x$ ",
        "\\(",
        "\\a",
        "\\'e",
        "\\textbf{",
        "\\frac{a}{b}",
        "``",
        "`a` ",
        "&#",
        "&amp;",
        "&#64;",
        "a, ",
        "a; ",
        "#a ",
        "12 ",
        "1,",
        "1.",
        "1) ",
        "A. ",
        "a.The ",
        "a.b",
        "...",
        ". . ",
        "Aug 1, ",
        "2025-08-01 ",
        "1 Aug 2025 ",
        "Aug ",
        "2025 ",
        "e\u0301",
        "We ",
        "and ",
        "code and ",
        "code ",
        "available at ",
        "kgeq ",
        "leq1",
        "x_",
        "x^",
        "x_{1}",
        "a.b@c ",
        "a - ",
        "a/b ",
        "a: ",
        "Tags: a ",
        "|a",
        "| a ",
        "|-",
        "\\|",
        "TODO ",
        "Abstract",
        "é ",
        "ÃƒÂ",
        "字。",
        "\" ",
        "''",
        "mailto:",
        "( ",
        " )",
        "et al. ",
        "i.e. ",
        "U.S. ",
        "x ",
    ];

    /// <summary>Lines of one pattern.</summary>
    public static IReadOnlyList<LongLine> Simple { get; } =
    [
        .. Marks.Concat(Words).Select(Repeated),
        .. new[] { " ", "\t", ".", "[", "(", "*", "\u00A0", "/", "-" }.Select(mark => new LongLine(
            $"x{mark}…{mark}x",
            length => "x" + Repeat(mark, length - 2) + "x"
        )),
    ];

    /// <summary>The lines of <see cref="Simple"/> that differ most from each other.</summary>
    public static IReadOnlyList<LongLine> Brief { get; } =
    [
        .. new[]
        {
            " ",
            "x",
            "1",
            ",",
            ".",
            "-",
            "\\",
            "(",
            ")",
            "[",
            "<",
            "*",
            "`",
            "$",
            "|",
            "#",
            "&",
            "字",
            "\u0301",
            "\uD83D",
            "\u200B",
            "\u00A0",
            "http://",
            "github.com/",
            "www.",
            "arXiv:",
            "](",
            "TODO ",
            "Row Row ",
            "we propose , ",
            "a  is ",
            "https//a.b ",
            "[a](b) ",
            "**a** ",
            "<a href=\"",
            "\\a",
            "&#64;",
            "a, ",
            "a; ",
            "12 ",
            "a.The ",
            "Aug 1, ",
            "2025-08-01 ",
            "code and ",
            "leq1",
            "x ",
        }.Select(Repeated),
        new("x … x", length => "x" + Repeat(" ", length - 2) + "x"),
    ];

    /// <summary>Lines of two patterns: in turn, and one after the other.</summary>
    public static IReadOnlyList<LongLine> Pairs { get; } =
    [
        .. from one in Marks from other in Marks where one != other select Repeated(one + other),
        .. from one in Marks
        from other in Marks
        where one != other
        select new LongLine($"{one}…{other}…", length => Repeat(one, length / 2) + Repeat(other, length / 2)),
    ];

    /// <summary>The lines that this run tries.</summary>
    public static IEnumerable<LongLine> Selected => Growth.IsThorough ? Simple.Concat(Pairs) : Brief;

    /// <inheritdoc/>
    public override string ToString() => System.Text.Json.JsonSerializer.Serialize(Name);

    private static LongLine Repeated(string piece) => new($"{piece}…", length => Repeat(piece, length));

    private static string Repeat(string piece, int length) =>
        new StringBuilder(length + piece.Length).Insert(0, piece, length / piece.Length).ToString();
}
