namespace DigestLsp.Language.Dialects;

/// <summary>The kind of a line of marked-up text.</summary>
internal enum MarkKind : byte
{
    /// <summary>Text, or the continuation of the line above.</summary>
    Text,
    Heading,

    /// <summary>A list item.</summary>
    Item,

    /// <summary>A table row.</summary>
    Row,

    /// <summary>The rule below a table header.</summary>
    RowRule,
    Fence,
    Html,

    /// <summary>A <c>summary</c> of a <c>details</c> block.</summary>
    Summary,

    /// <summary>A separator; below a line of text it underlines a heading.</summary>
    Rule,

    /// <summary>A line of <c>=</c>, <c>~</c> or <c>^</c> that underlines the heading above.</summary>
    Underline,

    /// <summary>A label with its value.</summary>
    Field,

    /// <summary>A line of only URLs and links with labels.</summary>
    Links,

    /// <summary>A line that starts with a link whose text is not a label.</summary>
    Linked,

    /// <summary>A completely bold line.</summary>
    Bold,

    /// <summary>A line that is a date.</summary>
    Date,

    /// <summary>A quote marker without text.</summary>
    EmptyQuote,

    /// <summary>A directive of the format: <c>#+TITLE:</c>, <c>:PROPERTIES:</c>, <c>.. note::</c>.</summary>
    Directive,
}

/// <summary>The markup format of a document.</summary>
internal enum MarkSyntax : byte
{
    Markdown,
    Org,
    Restructured,
    AsciiDoc,
}
