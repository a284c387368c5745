using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

/// <summary>The ways a paper starts in plain text, as flags.</summary>
[Flags]
internal enum PlainOpeners : short
{
    None = 0,

    /// <summary>With an id above its title.</summary>
    Id = 1,

    /// <summary>With a label <c>Title:</c>.</summary>
    Label = 2,

    /// <summary>With an ordinal.</summary>
    Ordinal = 4,

    /// <summary>With a title that is a link.</summary>
    Linked = 8,

    /// <summary>With an emoji used as a title label.</summary>
    Emoji = 16,

    /// <summary>With a title above its URL, names or emoji labels.</summary>
    Head = 32,

    /// <summary>With a bullet, alone or before a title.</summary>
    Bullet = 64,

    /// <summary>With a title above names only, in a list of accepted papers.</summary>
    Names = 128,
    All = 255,
}

/// <summary>The position of the parser in a paper.</summary>
internal enum PlainPhase : byte
{
    BeforeTitle,
    Title,
    Body,
    Abstract,

    /// <summary>After the first paragraph, or in a section that is not the abstract.</summary>
    After,
}

/// <summary>The state before a line, packed into the number that the parser stores.</summary>
internal record struct PlainState(long Value)
{
    /// <summary>The opener of the open paper, or none.</summary>
    public PlainOpeners Unit
    {
        readonly get => (PlainOpeners)(Value & 255);
        set => Value = (Value & ~255L) | (long)value;
    }

    public PlainPhase Phase
    {
        readonly get => (PlainPhase)((Value >> 8) & 7);
        set => Value = (Value & ~(7L << 8)) | ((long)value << 8);
    }

    /// <summary>The label above whose value follows.</summary>
    public FieldKind? Pending
    {
        readonly get => ((Value >> 11) & 31) is > 0 and var kind ? (FieldKind)(kind - 1) : null;
        set => Value = (Value & ~(31L << 11)) | ((value is { } kind ? (long)kind + 1 : 0) << 11);
    }

    /// <summary>Whether the line is after a blank line.</summary>
    public bool IsBehindBlank
    {
        readonly get => Has(16);
        set => Set(16, value);
    }

    /// <summary>Whether the rest is comments and other text of a page.</summary>
    public bool InTail
    {
        readonly get => Has(17);
        set => Set(17, value);
    }

    /// <summary>Whether the open paper has authors.</summary>
    public bool HasAuthors
    {
        readonly get => Has(18);
        set => Set(18, value);
    }

    /// <summary>Whether any line precedes.</summary>
    public bool HasBegun
    {
        readonly get => Has(19);
        set => Set(19, value);
    }

    /// <summary>The ordinal of the open paper.</summary>
    public int Number
    {
        readonly get => (int)((Value >> 20) & 0xFFFF);
        set => Value = (Value & ~(0xFFFFL << 20)) | ((long)Math.Min(value, 0xFFFF) << 20);
    }

    public readonly bool IsOpen => Unit != PlainOpeners.None;

    private readonly bool Has(int bit) => (Value & (1L << bit)) != 0;

    private void Set(int bit, bool value) => Value = value ? Value | (1L << bit) : Value & ~(1L << bit);
}
