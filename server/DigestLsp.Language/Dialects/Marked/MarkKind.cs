namespace DigestLsp.Language.Dialects;

/// <summary>What a line of marked text begins.</summary>
internal enum MarkKind : byte
{
    /// <summary>Running text, or the continuation of the line above.</summary>
    Text,
    Heading,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>A row of a table.</summary>
    Row,

    /// <summary>The rule below a table's header.</summary>
    RowRule,
    Fence,
    Html,

    /// <summary>A <c>summary</c> of a <c>details</c> block.</summary>
    Summary,

    /// <summary>A rule that separates; below a line of text it underlines a heading.</summary>
    Rule,

    /// <summary>A line of <c>=</c>, <c>~</c> or <c>^</c> that underlines the heading above.</summary>
    Underline,

    /// <summary>A label with its value.</summary>
    Field,

    /// <summary>A line of addresses and links with labels, and nothing else.</summary>
    Links,

    /// <summary>A line that begins with a link whose text is no label.</summary>
    Linked,

    /// <summary>A line that is bold as a whole.</summary>
    Bold,

    /// <summary>A line that is a date.</summary>
    Date,

    /// <summary>A quote mark with nothing behind it.</summary>
    EmptyQuote,

    /// <summary>A line that is furniture of its format: <c>#+TITLE:</c>, <c>:PROPERTIES:</c>, <c>.. note::</c>.</summary>
    Directive,
}

/// <summary>The marks of which format a document has.</summary>
internal enum MarkSyntax : byte
{
    Markdown,
    Org,
    Restructured,
}
